import { declarePulumi } from "./declarePulumi";
import { declareWithComponents } from "./sides/components";

declarePulumi(declareWithComponents);
