//! Truth on the drawn component.

pub mod caps;
pub mod fraction;
pub mod number_field;
