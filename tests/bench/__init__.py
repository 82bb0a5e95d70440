"""What the hub and the client cost, as ratios to two floors measured in the same run.

`python -m tests.bench` measures everything; `--only NAME` one part, `--quick` a smaller run that
shows the way and proves nothing. Results: build/bench.json, with every single figure beside
it and a picture of each in build/bench.
"""
