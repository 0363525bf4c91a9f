//! Headlines in capitals: "Minister Lund and Minister Ahern Announce Plan".

use super::analysis::Analysis;
use crate::lexicon::Form;

/// Whether token `k` is the verb of a headline: a form of what one says, before a further capital.
pub(super) fn verb(a: &Analysis<'_>, k: usize) -> bool {
    let cue = a.forms(k).iter().any(|&(v, form)| {
        form == Form::Base && a.lexicon.cues_of.get(v as usize).is_some_and(|cues| !cues.is_empty())
    });
    cue && a.capital(k + 1) && {
        let block = a.block_toks.partition_point(|r| r.end <= k);
        a.blocks.get(block).is_some_and(|b| !b.kind.is_body())
    }
}
