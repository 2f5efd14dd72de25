"""A cluster: what an engine's task does with its part of an archive. No engine is imported.

```
paths ──▶ fetch ──▶ parse_partition ──▶ one nested row an input or member, with its rows of every table
                    (a child process, and in it the supervised workers of `batch`)
```

Engines hand both a stream of Arrow batches and take one (Spark's `mapInArrow`, `map_batches` of Ray Data and Daft).
"""

from reportparse.cluster.fetching import fetch
from reportparse.cluster.nested import Settings, parsed_schema
from reportparse.cluster.partition import parse_partition

__all__ = ["Settings", "fetch", "parse_partition", "parsed_schema"]
