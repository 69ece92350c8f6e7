"""Many files: a corpus of documents checked in batches, written as Parquet, resumable at any point."""
