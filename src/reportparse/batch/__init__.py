"""An archive of reports: find the inputs, parse each in a supervised process, keep what is done, write the tables.

```
inputs ──▶ store (done already?) ──▶ workers ──▶ store ──▶ writers, ledger, summary
```
"""
