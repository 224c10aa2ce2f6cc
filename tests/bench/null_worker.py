"""A Dask worker whose examinations are null; loaded in place of `examiner.worker` by `tests.bench.run`."""

from examiner import parcel
from examiner.worker import dask_setup as dask_setup
from tests.null import NullMarker

vars(parcel)["Marker"] = NullMarker
