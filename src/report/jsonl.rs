//! JSON lines: one object a line.

use crate::report::record::Row;

/// The rows, one JSON object a line.
///
/// # Errors
/// Never for rows of this program; the signature is that of the serialiser.
pub fn render(rows: &[Row]) -> serde_json::Result<String> {
    let mut text = String::new();
    for row in rows {
        text.push_str(&serde_json::to_string(row)?);
        text.push('\n');
    }
    Ok(text)
}
