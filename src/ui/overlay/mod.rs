//! What lies over the panes, drawn: lists to choose from, lines to fill in, panels, questions, the
//! note editor. The topmost is drawn last; those under it stay where they are.

mod caret;
mod confirm;
pub mod editor;
pub mod frame;
mod labels;
mod panel;
mod picker;
mod prompt;
mod sheet;
pub mod spot;

pub use confirm::confirm;
pub use labels::labels;
pub use panel::{COLUMNS as PANEL_COLUMNS, panel, rows as panel_rows};
pub use picker::{COLUMNS as PICKER_COLUMNS, picker, rows as picker_rows};
pub use prompt::prompt;
pub use sheet::{COLUMNS as SHEET_COLUMNS, rows as sheet_rows, sheet};
