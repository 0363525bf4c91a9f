//! Headlines in capitals: "Minister Lund and Minister Ahern Announce Plan".

use super::analysis::Analysis;
use crate::lexicon::{Flags, Form};

/// Whether token `k` is the verb of a headline: a form of what one says, before a further capital.
pub(super) fn verb(a: &Analysis<'_>, k: usize) -> bool {
    a.cue_form(k, Form::Base) && a.capital(k + 1) && inside(a, k)
}

/// Whether token `k` stands in a headline, and not in the text.
pub(super) fn inside(a: &Analysis<'_>, k: usize) -> bool {
    let block = a.block_toks.partition_point(|r| r.end <= k);
    a.blocks.get(block).is_some_and(|b| !b.kind.is_body())
}

/// Whether the offices on the two sides of token `p` of a headline are those of two: "Ambassador Meets President Orlan",
/// "Envoy Presents Credentials to Minister Ahern". A verb with a capital stands there, or what leads to the second.
pub(super) fn parts(a: &Analysis<'_>, p: usize) -> bool {
    let to = a.word(p) == a.known.to;
    if p == 0 || !to && !a.capital(p) || !inside(a, p) || a.block_start(p) == p {
        return false;
    }
    let title = |k: usize| a.capital(k) && a.flags(k).any(Flags::TITLE.with(Flags::HONORIFIC));
    let opens = |k: usize| title(k) || a.capital(k) && a.flags(k).any(Flags::TITLE_INNER) && title(k + 1);
    if to {
        return opens(p + 1);
    }
    let office = Flags::TITLE.with(Flags::TITLE_INNER).with(Flags::TITLE_MODIFIER).with(Flags::HONORIFIC);
    if a.mention(p).is_some() || a.flags(p).any(office.with(Flags::ORG_HEAD)) {
        return false;
    }
    let behind = a.capital(p - 1) && a.is_word(p - 1);
    let verb = behind && a.has_form(p, &[Form::Third, Form::Past])
        || a.lower(p - 1) == "to" && a.has_form(p, &[Form::Base]);
    // "Ambassador Hosts President Orlan": a word behind an office that no list has as a verb.
    let acts = title(p - 1)
        && !a.surface(p - 1).ends_with('s')
        && a.surface(p).ends_with('s')
        && !a.surface(p).ends_with("ss")
        && !a.flags(p).any(Flags::GIVEN.with(Flags::SURNAME_FIRST))
        && opens(p + 1);
    verb || acts
}
