//! Truth on the drawn component.

pub mod caps;
pub mod figure;
pub mod cone;
pub mod enclosure;
pub mod fraction;
pub mod number_field;
pub mod state;
mod pool;
pub mod exact;
mod square_root;
pub mod resolve;
