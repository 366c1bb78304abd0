import * as assert from "node:assert";
import { BlockList } from "node:net";
import * as fc from "fast-check";
import { cidrBlockProblems, parseCidrBlock } from "../../../components/foundation/cidrBlock";
import { describeProblem } from "../../../components/shared/problems/problems";

function problems(text: string): string[] {
    return cidrBlockProblems("cidrBlock", text).map(describeProblem);
}

describe("parseCidrBlock", () => {
    it("reads the first address and the prefix length", () => {
        assert.deepStrictEqual(parseCidrBlock("10.0.0.0/16"), { first: 167772160, prefixLength: 16 });
        assert.deepStrictEqual(parseCidrBlock("255.255.255.255/32"), { first: 4294967295, prefixLength: 32 });
    });

    for (const text of [
        "",
        "10.0.0.0",
        "10.0.0/16",
        "10.0.0.256/16",
        "10.0.0.0/33",
        "10.0.0.0/16 ",
        "fd00::/8",
    ]) {
        it(`reads nothing in "${text}"`, () => {
            assert.strictEqual(parseCidrBlock(text), undefined);
        });
    }
});

describe("cidrBlockProblems", () => {
    for (const text of [
        "10.0.0.0/16",
        "10.255.255.0/24",
        "172.16.0.0/16",
        "172.31.0.0/20",
        "192.168.0.0/16",
        "100.64.0.0/16",
    ]) {
        it(`accepts ${text}`, () => {
            assert.deepStrictEqual(problems(text), []);
        });
    }

    it("says how a block is written", () => {
        assert.deepStrictEqual(problems("10.0.0.0"), [
            'cidrBlock: must be an IPv4 block, got "10.0.0.0"; write it as address/length, for example 10.0.0.0/16',
        ]);
    });

    it("names the first address of a block that begins in the middle of its range", () => {
        assert.deepStrictEqual(problems("10.0.1.0/16"), [
            'cidrBlock: must begin at the first address of its range, got "10.0.1.0/16"; write 10.0.0.0/16',
        ]);
    });

    it("refuses addresses of the internet", () => {
        assert.deepStrictEqual(problems("11.0.0.0/16"), [
            "cidrBlock: must lie in a private range, one of 10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16, 100.64.0.0/10, " +
                'got "11.0.0.0/16"; choose a block that no other network of the organisation uses',
        ]);
    });

    for (const text of ["172.17.0.0/16", "172.17.128.0/20"]) {
        it(`refuses ${text}, in the range that SageMaker uses itself`, () => {
            assert.deepStrictEqual(problems(text), [
                `cidrBlock: must not overlap 172.17.0.0/16, which SageMaker uses itself, got "${text}"; choose another block`,
            ]);
        });
    }

    it("reports everything at once", () => {
        assert.strictEqual(problems("172.32.1.0/16").length, 2);
    });

    it("agrees with Node's own block list about which aligned blocks are private", () => {
        const privateRanges = new BlockList();
        privateRanges.addSubnet("10.0.0.0", 8);
        privateRanges.addSubnet("172.16.0.0", 12);
        privateRanges.addSubnet("192.168.0.0", 16);
        privateRanges.addSubnet("100.64.0.0", 10);
        const reserved = new BlockList();
        reserved.addSubnet("172.17.0.0", 16);
        const firstOctet = fc.constantFrom(9, 10, 11, 100, 172, 192);
        const secondOctet = fc.constantFrom(0, 15, 16, 17, 31, 32, 63, 64, 127, 128, 168, 255);
        fc.assert(
            fc.property(firstOctet, secondOctet, fc.nat(255), (a, b, c) => {
                const address = `${a}.${b}.${c}.0`;
                const fits = privateRanges.check(address) && !reserved.check(address);
                assert.strictEqual(problems(`${address}/24`).length === 0, fits, address);
            }),
            { seed: 42 },
        );
    });
});
