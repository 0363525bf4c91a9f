//! Which panes stand where: a pure function of the terminal's size and the reader's wishes.

/// A size in cells.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Size {
    /// Columns.
    pub columns: u16,
    /// Rows.
    pub rows: u16,
}

/// A rectangle in cells, from the upper left corner of the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Area {
    /// First column.
    pub x: u16,
    /// First row.
    pub y: u16,
    /// Columns.
    pub width: u16,
    /// Rows.
    pub height: u16,
}

impl Area {
    /// Whether it has no cell.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.width == 0 || self.height == 0
    }

    /// Whether the cell lies inside.
    #[must_use]
    pub const fn contains(self, x: u16, y: u16) -> bool {
        x >= self.x && x < self.x + self.width && y >= self.y && y < self.y + self.height
    }
}

/// One of the three panes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Pane {
    /// The text.
    #[default]
    Document,
    /// What the program found.
    Findings,
    /// What people wrote.
    Notes,
}

impl Pane {
    /// The panes from left to right.
    pub const ALL: [Self; 3] = [Self::Document, Self::Findings, Self::Notes];

    /// Its name on screen.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Document => "Document",
            Self::Findings => "Findings",
            Self::Notes => "Notes",
        }
    }
}

/// What the reader wishes to see.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Panes {
    /// The pane that takes the keys.
    pub focus: Pane,
    /// The list that shows where there is room for one only: findings or notes.
    pub side: Pane,
    /// The focused pane alone.
    pub zoom: bool,
    /// Only the text.
    pub reading: bool,
    /// Columns beside the text for colleagues' marks, where there is room for them.
    pub lanes: u16,
    /// Columns beside the text for one's own marks that lie over each other.
    pub own_lanes: u16,
}

impl Default for Panes {
    fn default() -> Self {
        Self {
            focus: Pane::Document,
            side: Pane::Findings,
            zoom: false,
            reading: false,
            lanes: 0,
            own_lanes: 0,
        }
    }
}

/// A pane on screen: one row of header (if there is room), the rest body.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PaneArea {
    /// The header row; empty where there is no room for it.
    pub header: Area,
    /// What is below.
    pub body: Area,
}

/// Where everything stands. What is not shown is `None` or empty.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Arrangement {
    /// The document pane.
    pub document: Option<PaneArea>,
    /// The gutter inside the document's body.
    pub gutter: Area,
    /// How many of its columns are lanes of one's own marks.
    pub own_lanes: u16,
    /// The cells of the text inside the document's body: its width is the flow's.
    pub text: Area,
    /// The findings pane.
    pub findings: Option<PaneArea>,
    /// The notes pane.
    pub notes: Option<PaneArea>,
    /// One-column rules between panes; at most two.
    pub rules: [Area; 2],
    /// The status line.
    pub status: Area,
    /// The hint line.
    pub hint: Area,
}

impl Arrangement {
    /// Where a pane stands.
    #[must_use]
    pub const fn pane(&self, pane: Pane) -> Option<PaneArea> {
        match pane {
            Pane::Document => self.document,
            Pane::Findings => self.findings,
            Pane::Notes => self.notes,
        }
    }
}

/// From how many columns on all three panes show.
pub const THREE_FROM: u16 = 120;
/// From how many columns on two panes show.
pub const TWO_FROM: u16 = 60;
/// The widest comfortable line, until the reader says otherwise.
pub const MEASURE: u16 = 80;

/// Where everything stands on a screen of this size.
///
/// At 120 columns and more three panes; from 60 the document and one list; below that the focused
/// pane alone, as with zoom. Reading mode shows the text and nothing else. The text takes `measure`
/// columns at most.
#[must_use]
pub fn arrange(size: Size, wish: Panes, measure: u16) -> Arrangement {
    let Size { columns, rows } = size;
    let mut out = Arrangement::default();
    if columns == 0 || rows == 0 {
        return out;
    }
    let status = u16::from(rows >= 3 && !wish.reading);
    let hint = u16::from(rows >= 8 && !wish.reading);
    let height = rows - status - hint;
    out.status = Area { x: 0, y: height, width: columns, height: status };
    out.hint = Area { x: 0, y: height + status, width: columns, height: hint };
    let pane = |x: u16, width: u16| {
        let header = u16::from(height >= 6 && !wish.reading);
        PaneArea {
            header: Area { x, y: 0, width, height: header },
            body: Area { x, y: header, width, height: height - header },
        }
    };
    let rule = |x: u16| Area { x, y: 0, width: 1, height };
    if wish.reading {
        out.document = Some(pane(0, columns));
    } else if wish.zoom || columns < TWO_FROM {
        let alone = Some(pane(0, columns));
        match wish.focus {
            Pane::Document => out.document = alone,
            Pane::Findings => out.findings = alone,
            Pane::Notes => out.notes = alone,
        }
    } else if columns < THREE_FROM {
        let left = columns * 3 / 5;
        out.document = Some(pane(0, left));
        out.rules = [rule(left), Area::default()];
        let list = Some(pane(left + 1, columns - left - 1));
        match if wish.focus == Pane::Document { wish.side } else { wish.focus } {
            Pane::Notes => out.notes = list,
            Pane::Findings | Pane::Document => out.findings = list,
        }
    } else {
        let left = columns / 2;
        let rest = columns - left - 2;
        let middle = rest * 11 / 20;
        out.document = Some(pane(0, left));
        out.findings = Some(pane(left + 1, middle));
        out.notes = Some(pane(left + middle + 2, rest - middle));
        out.rules = [rule(left), rule(left + middle + 1)];
    }
    if let Some(document) = out.document {
        (out.gutter, out.text) = inside(document.body, wish, measure);
        out.own_lanes =
            if out.gutter.width > PLAIN_GUTTER { own_lanes(document.body.width, wish) } else { 0 };
    }
    out
}

/// The gutter without colleagues' lanes.
pub const PLAIN_GUTTER: u16 = 5;

/// A document pane of so many columns has none to spare for lanes; each further one gives one.
const LANES_FROM: u16 = 50;

/// The same for lanes of one's own marks, which are there only where they are needed.
const OWN_FROM: u16 = 44;

/// One's own lanes that a document pane of so many columns has room for.
fn own_lanes(width: u16, wish: Panes) -> u16 {
    wish.own_lanes.min(width.saturating_sub(OWN_FROM))
}

/// Gutter and text inside the document's body.
fn inside(body: Area, wish: Panes, measure: u16) -> (Area, Area) {
    let gutter = match body.width {
        _ if wish.reading => 0,
        0..12 => 0,
        12..40 => 2,
        width => {
            let own = own_lanes(width, wish);
            PLAIN_GUTTER + own + wish.lanes.min((width - own).saturating_sub(LANES_FROM))
        }
    };
    // One cell of air on the right keeps the text off the rule.
    let air = u16::from(body.width >= 40);
    let width = (body.width - gutter - air).min(measure.max(1));
    // Room to spare stands half on each side.
    let margin = (body.width - gutter - air - width) / 2;
    let gutter = Area { x: body.x + margin, y: body.y, width: gutter, height: body.height };
    (gutter, Area { x: gutter.x + gutter.width, y: body.y, width, height: body.height })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(columns: u16, rows: u16, wish: Panes) -> Vec<Pane> {
        let at = arrange(Size { columns, rows }, wish, MEASURE);
        Pane::ALL.into_iter().filter(|&p| at.pane(p).is_some()).collect()
    }

    #[test]
    fn three_two_one() {
        use Pane::{Document, Findings, Notes};
        let wish = Panes::default();
        assert_eq!(shown(120, 40, wish), [Document, Findings, Notes]);
        assert_eq!(shown(119, 40, wish), [Document, Findings]);
        assert_eq!(shown(80, 24, Panes { side: Notes, ..wish }), [Document, Notes]);
        assert_eq!(shown(80, 24, Panes { focus: Notes, ..wish }), [Document, Notes]);
        assert_eq!(shown(59, 24, wish), [Document]);
        assert_eq!(shown(59, 24, Panes { focus: Notes, ..wish }), [Notes]);
        assert_eq!(shown(200, 50, Panes { zoom: true, focus: Findings, ..wish }), [Findings]);
        assert_eq!(shown(200, 50, Panes { reading: true, ..wish }), [Document]);
    }

    #[test]
    fn everything_fits_and_nothing_overlaps_at_any_size() {
        for columns in 0..=210 {
            for rows in 0..=40 {
                for (focus, zoom, reading) in [
                    (Pane::Document, false, false),
                    (Pane::Notes, false, false),
                    (Pane::Findings, true, false),
                    (Pane::Document, false, true),
                ] {
                    let wish = Panes { focus, zoom, reading, ..Panes::default() };
                    let at = arrange(Size { columns, rows }, wish, MEASURE);
                    let mut areas = vec![at.status, at.hint, at.rules[0], at.rules[1]];
                    for pane in Pane::ALL.into_iter().filter_map(|p| at.pane(p)) {
                        areas.extend([pane.header, pane.body]);
                    }
                    let used: u32 = areas.iter().map(|a| u32::from(a.width) * u32::from(a.height)).sum();
                    // No overlap and no hole: the areas fill the screen exactly.
                    assert_eq!(used, u32::from(columns) * u32::from(rows), "{columns}×{rows} {wish:?}");
                    for area in areas.iter().filter(|a| !a.is_empty()) {
                        assert!(area.x + area.width <= columns && area.y + area.height <= rows);
                    }
                    if let Some(document) = at.document {
                        assert!(at.text.x + at.text.width <= document.body.x + document.body.width);
                        assert!(at.gutter.x >= document.body.x && at.gutter.x + at.gutter.width == at.text.x);
                        assert!(columns == 0 || rows == 0 || at.text.width > 0);
                    }
                }
            }
        }
    }

    #[test]
    fn a_tiny_screen_still_shows_text() {
        let at = arrange(Size { columns: 20, rows: 5 }, Panes::default(), MEASURE);
        assert!(at.text.width >= 16 && at.text.height >= 3, "{at:?}");
    }
}
