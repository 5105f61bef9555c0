//! The certified box about a figure, and random anchors in it.
//!
//! **Box.** If a program runs in interval arithmetic on the box `X = {x : |x_i − x0_i| ≤ 2^−j}` with the signs `σ`, all divisors and
//! conditions excluding zero and all radicands positive, then `x ↦ (x, s(x))` is a continuous section of the real configuration variety
//! over the connected set X. Its image is connected, and components are open and closed: for every rational `x1 ∈ X` the point
//! `(x1, σ)` lies on the component of `(x0, σ)`.
//!
//! **Anchor.** `x1 = x0 + m·2^−(j+σ)`, each `m_i` uniform in `−2^σ, …, 2^σ − 1`: one of `S = 2^(σ+1)` values of each coordinate, all of
//! them in X. No anchor is ever rejected, so no probability is lost.

use crate::branch::caps::BOX_HALVINGS;
use crate::branch::enclosure::enclose;
use crate::branch::figure::{Figure, Point};
use crate::coins::RandomWords as _;
use crate::real::{Dyadic, Interval};
use crate::sampling::{Branches, Coins};
use crate::slp::{NodeId, Slp};
use num_bigint::BigInt;

/// Bits of precision beyond those of the side.
const PRECISION: u64 = 128;

/// The box of all points within `2^−halvings` of the figure's, in every coordinate, on which the program has been certified.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CertifiedBox {
    figure: Figure,
    halvings: u32,
}

impl CertifiedBox {
    /// The largest box about the figure on which interval arithmetic certifies all conditions and the order conditions `positive`.
    #[must_use]
    pub fn about(slp: &Slp, figure: &Figure, positive: &[NodeId]) -> Option<Self> {
        BOX_HALVINGS.into_iter().find_map(|halvings| {
            let radius = Dyadic::power_of_two(-i64::from(halvings));
            let sides: Vec<Interval> = (0..figure.point.dimension())
                .map(|i| Interval::around(&figure.point.coordinate(i), &radius))
                .collect();
            let precision = PRECISION + u64::from(halvings);
            enclose(slp, &sides, &figure.signs, positive, precision).ok()?;
            Some(Self { figure: figure.clone(), halvings })
        })
    }

    /// The figure at its centre.
    #[must_use]
    pub fn figure(&self) -> &Figure {
        &self.figure
    }

    /// The `j` of the half side `2^−j`.
    #[must_use]
    pub fn halvings(&self) -> u32 {
        self.halvings
    }

    /// `b` with `Q·max(1, |x_i|) ≤ 2^b` for all points x of the box, where `Q = 2^scale` is a common denominator of the anchors on a
    /// grid of `2^(grid+1)` values.
    #[must_use]
    pub fn coordinate_bits(&self, grid: u32) -> u64 {
        let scale = self.scale(grid);
        let largest = self.figure.point.numerators().iter().map(|n| n.magnitude().bits()).max();
        // |x0| < 2^(bits − scale0), and the half side is at most 2^−16.
        let above = largest.unwrap_or(0).saturating_sub(u64::from(self.figure.point.scale()));
        u64::from(scale) + above + 1
    }

    /// A random anchor of the box, with the signs of the figure.
    #[must_use]
    pub fn anchor(&self, grid: u32, coins: &mut Coins<Branches>) -> Figure {
        let scale = self.scale(grid);
        let shift = scale - self.figure.point.scale();
        // A multiple of the grid's mesh 2^−(halvings + grid).
        let mesh = scale - self.halvings - grid;
        let numerators = self.figure.point.numerators().iter().map(|center| {
            let offset = uniform(grid + 1, coins) - (BigInt::from(1) << grid);
            (center << shift) + (offset << mesh)
        });
        let point = Point::new(numerators.collect(), scale);
        Figure { point, signs: self.figure.signs.clone() }
    }

    fn scale(&self, grid: u32) -> u32 {
        (self.halvings + grid).max(self.figure.point.scale())
    }
}

/// A number uniform in `[0, 2^count)`.
fn uniform(count: u32, coins: &mut Coins<Branches>) -> BigInt {
    let mut number = BigInt::from(0);
    let mut left = count;
    while left > 0 {
        let bits = left.min(64);
        number = (number << bits) + coins.bits(bits);
        left -= bits;
    }
    number
}
