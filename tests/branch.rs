//! Statements about the drawn component: examples whose truth is known, other roads to the same truth, and the constants of the bound.
#![allow(clippy::unwrap_used, reason = "a test")]
#![allow(
    clippy::many_single_char_names,
    clippy::similar_names,
    reason = "names of numbers and points"
)]

#[path = "branch/sketch.rs"]
mod sketch;
#[path = "branch/towers.rs"]
mod towers;
#[path = "branch/geometry.rs"]
mod geometry;
#[path = "branch/road_n.rs"]
mod road_n;
#[path = "branch/constants.rs"]
mod constants;
#[path = "branch/controls.rs"]
mod controls;
#[path = "branch/fixed_point.rs"]
mod fixed_point;
#[path = "branch/jgex.rs"]
mod jgex;
#[path = "branch/attacks.rs"]
mod attacks;
#[path = "branch/selectors.rs"]
mod selectors;
#[path = "branch/agreement.rs"]
mod agreement;
