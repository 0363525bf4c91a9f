//! Where an anchor is to be expected: anchors found for sure bracket their neighbours.

/// A place known for sure: where it was and where it is, in code points.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Known {
    pub(super) was: usize,
    pub(super) is: usize,
}

/// Where an anchor is to be expected, in code points, by what stands around it.
#[derive(Clone, Copy, Debug)]
pub(super) struct Expected {
    /// First and last place where it may start.
    pub(super) from: usize,
    pub(super) to: usize,
    /// How far it may have moved, if it moved with its neighbours.
    pub(super) shifts: [Option<isize>; 2],
    /// Whether that is between two places known for sure.
    pub(super) between: bool,
    /// Whether both neighbours moved alike: everything between them did.
    pub(super) agreed: Option<isize>,
}

impl Expected {
    /// Where an anchor that started at `start` is to be expected, by the places `known` around it, or
    /// by the lengths of the old text and the new one.
    pub(super) fn of(start: usize, known: &[Known], was: usize, is: usize) -> Self {
        let at = known.partition_point(|known| known.was <= start);
        let left = at.checked_sub(1).and_then(|at| known.get(at)).copied();
        let right = known.get(at).copied();
        let shift = |known: Known| known.is.checked_signed_diff(known.was);
        if left.is_some() || right.is_some() {
            // Before the first that is known the text begins where it began, behind the last it ends where it ends.
            let [begins, ends] = Self::alone(start, was, is).shifts;
            let shifts = [left.map_or(begins, shift), right.map_or(ends, shift)];
            let between = left.is_some() && right.is_some();
            return Self {
                from: left.map_or(0, |left| left.is),
                to: right.map_or(is, |right| right.is),
                shifts,
                between,
                agreed: shifts[0].filter(|_| between && shifts[0] == shifts[1]),
            };
        }
        Self::alone(start, was, is)
    }

    /// By itself: it moved as far as the end of the text at most, or nearly so.
    fn alone(start: usize, was: usize, is: usize) -> Self {
        let was = if was > 0 { was } else { is };
        let all = is.checked_signed_diff(was).unwrap_or(0);
        let slack = was / 20 + 64;
        Self {
            from: start.saturating_add_signed(all.min(0)).saturating_sub(slack),
            to: start.saturating_add_signed(all.max(0)).saturating_add(slack),
            shifts: [Some(0), Some(all)],
            between: false,
            agreed: None,
        }
    }
}

/// Of the places in `known`, those that can be relied on: they lie in order, and where they are to be
/// expected, or another one, of other words, moved just as far.
pub(super) fn reliable(known: &[Known], was: usize, is: usize) -> Vec<Known> {
    let rise = longest_rise(known);
    let near = |known: &Known| {
        let expected = Expected::alone(known.was, was, is);
        (expected.from..=expected.to).contains(&known.is)
    };
    let alike = |a: &Known, b: Option<&Known>| {
        b.is_some_and(|b| a.was.abs_diff(b.was) >= APART && a.is.abs_diff(b.is) == a.was.abs_diff(b.was))
    };
    let kept = rise.iter().enumerate().filter(|(at, known)| {
        let before = at.checked_sub(1).and_then(|at| rise.get(at));
        near(known) || alike(known, before) || alike(known, rise.get(at + 1))
    });
    kept.map(|(_, known)| *known).collect()
}

/// Places so far apart do not share their surroundings.
const APART: usize = 128;

/// The longest part of `known`, which is sorted by where things were, that is in order of where they
/// are, too.
fn longest_rise(known: &[Known]) -> Vec<Known> {
    // For each length, the part of that length with the lowest end; each entry knows the one before.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(known.len());
    let is = |at: usize| known.get(at).map_or(0, |known| known.is);
    for at in 0..known.len() {
        let length = ends.partition_point(|&end| is(end) <= is(at));
        before.push(length.checked_sub(1).and_then(|length| ends.get(length)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut rise = Vec::with_capacity(ends.len());
    let mut next = ends.last().copied();
    while let Some(at) = next {
        rise.extend(known.get(at));
        next = before.get(at).copied().flatten();
    }
    rise.reverse();
    rise
}
