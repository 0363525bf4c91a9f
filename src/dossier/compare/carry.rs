//! What a claim takes over from the one before it.

use super::Side;
use super::terms::{Bag, Term};
use crate::extract::{Act, Claim, Scope};
use std::collections::BTreeMap;

/// The share of the claim before in a claim without a subject of its own.
const CARRIED: f64 = 0.6;

/// Whether a claim goes on with what the claim before it spoke of: speech without a cue of its own,
/// or a further verb of the sentence without a subject of its own.
fn goes_on(claim: &Claim, bag: &Bag) -> bool {
    match claim.scope {
        Scope::Inherited | Scope::Quote => true,
        Scope::Clause | Scope::Turn => !bag.has_subject,
        Scope::Own | Scope::Joint => false,
    }
}

/// A claim without a subject of its own speaks of what the claim before it in the paragraph does, and so
/// does a further verb of one sentence that names no topic: "… and called for joint action". Who is thanked
/// or congratulated thanks for that.
pub(super) fn carry(side: Side<'_>, bags: &mut [Bag]) {
    let claims = &side.findings.claims;
    for k in 1..bags.len() {
        let (before, rest) = bags.split_at_mut(k);
        let (Some(last), Some(this)) = (before.last(), rest.first_mut()) else { continue };
        let (Some(prior), Some(claim)) = (claims.get(k - 1), claims.get(k)) else { continue };
        let bare = !this.has_subject && goes_on(claim, this);
        let one = this.narrow.is_empty() && side.sentence_of(prior) == side.sentence_of(claim);
        let answers = !this.has_subject && [prior, claim].iter().all(|claim| claim.act == Act::Social);
        if answers || (last.block == this.block && (bare || one)) {
            take(this, &last.terms);
        }
    }
}

fn take(bag: &mut Bag, terms: &BTreeMap<Term, f64>) {
    for (term, weight) in terms {
        let slot = bag.terms.entry(term.clone()).or_insert(0.0);
        *slot = slot.max(weight * CARRIED);
    }
}
