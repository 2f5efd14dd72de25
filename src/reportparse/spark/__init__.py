"""Spark: an archive that one machine is not enough for, into the tables that `batch` writes.

```
INPUT ──▶ manifest ──▶ slices not parsed before ──▶ OUT/parsed ──▶ OUT/tables.parquet
```

`python -m reportparse.spark INPUT OUT`; `docs/cluster.md` says how on managed Spark.
"""
