//! The JSON Schema of a report, made from the types of its records: what is written and what is promised cannot drift apart.

use crate::report::record::{Row, SCHEMA};
use crate::theorem::expectation::VerdictName;
use schemars::generate::SchemaSettings;
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use std::borrow::Cow;

impl JsonSchema for VerdictName {
    fn schema_name() -> Cow<'static, str> {
        "Verdict".into()
    }

    fn json_schema(_: &mut SchemaGenerator) -> Schema {
        let names: Vec<&str> = Self::ALL.iter().map(|verdict| verdict.as_str()).collect();
        json_schema!({ "type": "string", "enum": names })
    }
}

/// The schema of a whole report. Each line of a report in JSON lines satisfies its `#/$defs/Row`.
#[must_use]
pub fn schema() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Vec<Row>>();
    schema.insert("$id".to_owned(), SCHEMA.into());
    schema.insert("title".to_owned(), "A report of Zippel".into());
    schema
}

/// The schema as a document.
///
/// # Errors
/// Never for this schema; the signature is that of the serialiser.
pub fn render() -> serde_json::Result<String> {
    Ok(serde_json::to_string_pretty(&schema())? + "\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_schema_has_its_version_and_requires_every_field() {
        let schema = serde_json::to_value(schema()).unwrap();
        assert_eq!(schema["$id"], SCHEMA);
        let record = &schema["$defs"]["Record"];
        assert_eq!(record["properties"]["schema"]["const"], SCHEMA);
        let required = record["required"].as_array().unwrap();
        assert_eq!(required.len(), record["properties"].as_object().unwrap().len());
        assert!(schema["$defs"]["Row"]["anyOf"].is_array());
    }
}
