"""Which work of the preparation each of its instances does.

Every instance has to read, to split and to fit, as they cannot tell each other. What comes after is shared:
the first one writes the report on the data, which is a third of the work or more; the second one checks every
value and writes the schema and all files but those of the training part; all but the first share the training
part. A second instance spares the time of the checks and the files, further ones hardly any more.
"""

from __future__ import annotations

from dataclasses import dataclass

from cluster import Cluster


@dataclass(frozen=True)
class InstanceWork:
    """What one instance does after it has fitted the transformation."""

    #: Whether it writes the report on the data.
    reports: bool
    #: Whether it checks every value, and writes what there is once.
    writes: bool
    #: Its number among those that write the training part, from 0; nothing where it writes none of it.
    writer: int | None
    #: Instances that write the training part.
    writers: int

    @staticmethod
    def of(cluster: Cluster) -> InstanceWork:
        """Give the work of this instance."""
        if not cluster.is_distributed:
            return InstanceWork(reports=True, writes=True, writer=0, writers=1)
        rank = cluster.rank
        return InstanceWork(
            reports=rank == 0,
            writes=rank == 1,
            writer=rank - 1 if rank else None,
            writers=cluster.size - 1,
        )
