//! Moving one claim by what can be said of pairs.
//!
//! People say of two claims that they belong together or not ([`super::pairings`]). Where a row holds
//! several claims of each side, moving one of them takes several such words, in order; these are them.

use super::{Comparison, Row};

/// A word on a pair: a claim of the first readout, one of the second, and whether they belong together.
pub type Word = (u32, u32, bool);

/// What to say so that the claim of `side` (0 or 1) stands in no row, and the others of its row stay
/// together.
#[must_use]
pub fn part(now: &Comparison, side: usize, claim: u32) -> Vec<Word> {
    let Some(row) = now.topics.iter().find(|row| cell(row, side).contains(&claim)) else { return Vec::new() };
    let (mine, others) = (cell(row, side), cell(row, 1 - side));
    if side == 1 {
        // Of several of the second readout the one that is named leaves.
        let named = if mine.len() > 1 { others.get(..1).unwrap_or(&[]) } else { others };
        return named.iter().map(|&a| (a, claim, false)).collect();
    }
    let mut words: Vec<Word> = others.iter().map(|&b| (claim, b, false)).collect();
    // The others of the second readout left first; the last of them stayed with who stays.
    if let Some(&stays) = mine.iter().find(|id| **id != claim)
        && let Some((_, left)) = others.split_last()
    {
        words.extend(left.iter().map(|&b| (stays, b, true)));
    }
    words
}

/// What to say so that the claim of `side` stands with `partner` of the other readout, and no more where
/// it stood.
#[must_use]
pub fn join(now: &Comparison, side: usize, claim: u32, partner: u32) -> Vec<Word> {
    let mut words = part(now, side, claim);
    words.push(if side == 0 { (claim, partner, true) } else { (partner, claim, true) });
    words
}

fn cell(row: &Row, side: usize) -> &[u32] {
    if side == 0 { &row.a } else { &row.b }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::super::{Pairing, Side, compare_with};
    use super::*;
    use crate::dossier::test_texts::Told;
    use crate::lexicon::topics::Topics;
    use proptest::prelude::*;

    const A: &str = "Ma Rensheng Meets with Pavel Orlenko\n2031-03-04\n\nMa Rensheng said that tariffs on herring \
                     should be lifted. Ma Rensheng said that tariffs on herring hurt both. Ma Rensheng said that the \
                     snow in Vesk was deep. Ma Rensheng urged Sarvan to open the northern railway.\n";
    const B: &str = "Pavel Orlenko Meets with Ma Rensheng\n2031-03-04\n\nPavel Orlenko said that tariffs on herring \
                     are fair. Pavel Orlenko said that tariffs on herring protect fishers. Pavel Orlenko said that \
                     winters have grown mild. Pavel Orlenko said that the northern railway needs time.\n";

    fn every(now: &Comparison) -> [Vec<u32>; 2] {
        let mut all = [now.only_a.clone(), now.only_b.clone()];
        for row in &now.topics {
            all[0].extend(&row.a);
            all[1].extend(&row.b);
        }
        all.iter_mut().for_each(|ids| ids.sort_unstable());
        all
    }

    fn row_of(now: &Comparison, side: usize, claim: u32) -> Option<&Row> {
        now.topics.iter().find(|row| cell(row, side).contains(&claim))
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]
        /// Whatever was moved before: the claim goes where it is put, and nobody else leaves a row that
        /// both sides still have.
        #[test]
        fn a_claim_goes_where_it_is_put(
            moves in prop::collection::vec((0_usize..2, 1_u32..5, prop::option::of(1_u32..5)), 1..6),
        ) {
            go(moves)?;
        }
    }

    /// One who stood alone joins the claim that another row has.
    #[test]
    fn a_single_move_into_a_row() {
        go(vec![(0, 1, Some(1))]).unwrap();
    }

    fn go(moves: Vec<(usize, u32, Option<u32>)>) -> Result<(), TestCaseError> {
        let (a, b) = (Told::of(A), Told::of(B));
        let (x, y) = (
            Side { document: &a.document, findings: &a.findings },
            Side { document: &b.document, findings: &b.findings },
        );
        let mut said: Vec<Pairing> = Vec::new();
        let mut now = compare_with(x, y, Topics::builtin(), &said);
        let all = every(&now);
        for (side, claim, partner) in moves {
            let before = now.clone();
            let words = match partner {
                None => part(&now, side, claim),
                Some(partner) => join(&now, side, claim, partner),
            };
            said.extend(words.into_iter().map(|(a, b, together)| Pairing {
                a,
                b,
                together,
                by: "ana".into(),
            }));
            now = compare_with(x, y, Topics::builtin(), &said);
            prop_assert_eq!(every(&now), all.clone());
            match partner {
                None => prop_assert!(row_of(&now, side, claim).is_none(), "{now:?}"),
                Some(partner) => {
                    let row = row_of(&now, side, claim);
                    prop_assert!(row.is_some_and(|row| cell(row, 1 - side).contains(&partner)), "{now:?}");
                }
            }
            // Those that stood with it stand with each other still, if both sides are there.
            let Some(old) = row_of(&before, side, claim) else { continue };
            let mut rest = [old.a.clone(), old.b.clone()];
            rest[side].retain(|id| *id != claim);
            if partner.is_some_and(|partner| rest[1 - side].contains(&partner)) {
                continue;
            }
            if let ([i, ..], [j, ..]) = (rest[0].as_slice(), rest[1].as_slice()) {
                let kept = row_of(&now, 0, *i);
                prop_assert!(kept.is_some_and(|row| row.b.contains(j)), "{before:?}\n{now:?}");
            }
        }
        Ok(())
    }
}
