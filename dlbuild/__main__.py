"""`python -m dlbuild` is `dlbuild`."""

from __future__ import annotations

import sys

from dlbuild.cli import main

sys.exit(main())
