//! A folder of documents: compare, phrases, ledger, matrices, timeline.
