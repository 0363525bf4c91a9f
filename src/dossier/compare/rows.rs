//! Which claims stand in one row: from resemblances to groups.
//!
//! The best pair opens a row, and pairs are taken from the best down. A claim that stands in no row joins
//! that of its best partner. Two rows become one only where their claims resemble each other across the
//! rows nearly as much as within: two subjects that share a topic, such as quotas and inspections of
//! trawlers, stay two.

/// How much two claims must resemble each other to stand in one row.
const ENOUGH: f64 = 0.35;
/// The share of a claim's best resemblance that a further partner must reach.
const NEAR_BEST: f64 = 0.75;
/// How much a claim must resemble all of a row, on the average, to join it.
const JOIN: f64 = 0.2;
/// The share of the resemblance within two rows that is enough across them.
const COHERENT: f64 = 0.65;
/// How much a claim that is left over must resemble its best partner.
const LEFT_OVER: f64 = 0.42;

/// A row: claims of the first and of the second readout, by index.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Group {
    pub(super) a: Vec<usize>,
    pub(super) b: Vec<usize>,
}

/// The resemblance of each claim of the first readout with each of the second.
pub(super) struct Scores(pub(super) Vec<Vec<f64>>);

impl Scores {
    pub(super) fn of(&self, i: usize, j: usize) -> f64 {
        self.0.get(i).and_then(|row| row.get(j)).copied().unwrap_or(0.0)
    }

    /// The mean over all pairs of `a` and `b`.
    fn mean(&self, a: &[usize], b: &[usize]) -> f64 {
        let pairs = a.iter().flat_map(|&i| b.iter().map(move |&j| (i, j)));
        let (sum, count) = pairs.fold((0.0, 0u32), |(sum, count), (i, j)| (sum + self.of(i, j), count + 1));
        sum / f64::from(count.max(1))
    }

    /// Pairs that resemble each other enough and are not far from the best of either, the best first.
    fn pairs(&self) -> Vec<(usize, usize, f64)> {
        let columns = self.0.first().map_or(0, Vec::len);
        let best_a: Vec<f64> = self.0.iter().map(|row| row.iter().copied().fold(0.0, f64::max)).collect();
        let best_b: Vec<f64> =
            (0..columns).map(|j| (0..self.0.len()).map(|i| self.of(i, j)).fold(0.0, f64::max)).collect();
        let mut pairs = Vec::new();
        for (i, (row, best_a)) in self.0.iter().zip(&best_a).enumerate() {
            for (j, (&s, best_b)) in row.iter().zip(&best_b).enumerate() {
                if s >= ENOUGH && s >= best_a * NEAR_BEST && s >= best_b * NEAR_BEST {
                    pairs.push((i, j, s));
                }
            }
        }
        pairs.sort_by(|x, y| y.2.total_cmp(&x.2).then_with(|| (x.0, x.1).cmp(&(y.0, y.1))));
        pairs
    }
}

/// The rows, and for each claim of either side the row in which it stands.
pub(super) fn group(scores: &Scores) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for (i, j, _) in scores.pairs() {
        let of_a = groups.iter().position(|group| group.a.contains(&i));
        let of_b = groups.iter().position(|group| group.b.contains(&j));
        match (of_a, of_b) {
            (None, None) => groups.push(Group { a: vec![i], b: vec![j] }),
            (Some(at), None) => {
                if let Some(group) = groups.get_mut(at).filter(|group| scores.mean(&group.a, &[j]) >= JOIN) {
                    group.b.push(j);
                }
            }
            (None, Some(at)) => {
                if let Some(group) = groups.get_mut(at).filter(|group| scores.mean(&[i], &group.b) >= JOIN) {
                    group.a.push(i);
                }
            }
            (Some(x), Some(y)) if x != y => {
                let (first, second) = (x.min(y), x.max(y));
                let (Some(p), Some(q)) = (groups.get(first), groups.get(second)) else { continue };
                let across = (scores.mean(&p.a, &q.b) + scores.mean(&q.a, &p.b)) / 2.0;
                let within = scores.mean(&p.a, &p.b).min(scores.mean(&q.a, &q.b));
                if across >= within * COHERENT {
                    let other = groups.remove(second);
                    if let Some(group) = groups.get_mut(first) {
                        group.a.extend(other.a);
                        group.b.extend(other.b);
                    }
                }
            }
            _ => {}
        }
    }
    leftovers(scores, &mut groups);
    groups
}

/// A claim that is left over but has a partner is no omission: it joins the row of its best one, though
/// that one has a better partner still.
fn leftovers(scores: &Scores, groups: &mut [Group]) {
    let (rows, columns) = (scores.0.len(), scores.0.first().map_or(0, Vec::len));
    let best =
        |candidates: Vec<(usize, f64)>| candidates.into_iter().reduce(|x, y| if y.1 > x.1 { y } else { x });
    let taken = groups.to_vec();
    for i in (0..rows).filter(|i| !taken.iter().any(|group| group.a.contains(i))) {
        let Some((j, s)) = best((0..columns).map(|j| (j, scores.of(i, j))).collect()) else { continue };
        if let Some(group) = groups.iter_mut().find(|group| group.b.contains(&j)).filter(|_| s >= LEFT_OVER) {
            group.a.push(i);
        }
    }
    for j in (0..columns).filter(|j| !taken.iter().any(|group| group.b.contains(j))) {
        let Some((i, s)) = best((0..rows).map(|i| (i, scores.of(i, j))).collect()) else { continue };
        if let Some(group) = groups.iter_mut().find(|group| group.a.contains(&i)).filter(|_| s >= LEFT_OVER) {
            group.b.push(j);
        }
    }
}
