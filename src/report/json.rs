//! JSON: one array, an object for each row, each on a line of its own.

use crate::report::record::Row;

/// The rows as a JSON array.
///
/// # Errors
/// Never for rows of this program; the signature is that of the serialiser.
pub fn render(rows: &[Row]) -> serde_json::Result<String> {
    let objects = rows.iter().map(serde_json::to_string).collect::<Result<Vec<_>, _>>()?;
    if objects.is_empty() {
        return Ok("[]\n".to_owned());
    }
    Ok(format!("[\n{}\n]\n", objects.join(",\n")))
}
