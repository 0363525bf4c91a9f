//! Headlines in capitals: "Minister Lund and Minister Ahern Announce Plan".

use super::analysis::Analysis;
use crate::lexicon::Form;

/// Whether token `k` is the verb of a headline: a form of what one says, before a further capital.
pub(super) fn verb(a: &Analysis<'_>, k: usize) -> bool {
    a.cue_form(k, Form::Base) && a.capital(k + 1) && {
        let block = a.block_toks.partition_point(|r| r.end <= k);
        a.blocks.get(block).is_some_and(|b| !b.kind.is_body())
    }
}
