//! How the text looks: theme, measure, density, justification. Changed inside the program, tried out at
//! once, and kept in the settings.

/// Looks, as the reader wishes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Looks {
    /// The theme that shows now, by name.
    pub theme: String,
    /// Every theme there is, by name.
    pub themes: Vec<String>,
    /// Columns of a line of running text.
    pub measure: u16,
    /// The measure that is kept in the settings: a narrow pane may have less for a while.
    pub asked: u16,
    /// Whether an empty row stands between paragraphs.
    pub airy: bool,
    /// Whether both edges of the text are straight.
    pub justify: bool,
    /// How the screen is shared out between the panes, to begin with.
    pub shares: super::panes::Shares,
}

/// Narrowest and widest measure, in columns.
pub const MEASURES: std::ops::RangeInclusive<u16> = 20..=200;
/// Columns by which one key changes the measure.
pub const STEP: u16 = 4;

impl Default for Looks {
    fn default() -> Self {
        Self {
            theme: String::new(),
            themes: Vec::new(),
            measure: super::panes::MEASURE,
            asked: super::panes::MEASURE,
            airy: true,
            justify: false,
            shares: super::panes::Shares::default(),
        }
    }
}
