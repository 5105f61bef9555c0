//! A program as text, one instruction a line, with its name in the theorem beside it.

use crate::slp::{Node, Slp};
use std::fmt;

impl fmt::Display for Slp {
    /// ```text
    /// v0 = A.x
    /// v1 = B.x
    /// v2 = v0 + v1    # M.x
    /// ```
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut labels = vec![Vec::new(); self.nodes.len()];
        for (node, name) in &self.labels {
            if let Some(names) = labels.get_mut(node.index()) {
                names.push(name.as_str());
            }
        }
        for (number, (node, names)) in self.nodes.iter().zip(&labels).enumerate() {
            let instruction = self.instruction(node);
            if names.is_empty() {
                writeln!(f, "v{number} = {instruction}")?;
            } else {
                writeln!(f, "v{number} = {instruction:<16}    # {}", names.join(", "))?;
            }
        }
        Ok(())
    }
}

impl Slp {
    /// The right-hand side of an instruction.
    fn instruction(&self, node: &Node) -> String {
        let binary = |u: usize, sign, w: usize| format!("v{u} {sign} v{w}");
        match *node {
            Node::Constant(position) => self
                .constants
                .get(position as usize)
                .map_or_else(|| "?".into(), ToString::to_string),
            Node::Parameter(position) => {
                self.parameters.get(position as usize).map_or_else(|| "?".into(), Clone::clone)
            }
            Node::Add(u, w) => binary(u.index(), '+', w.index()),
            Node::Sub(u, w) => binary(u.index(), '−', w.index()),
            Node::Mul(u, w) => binary(u.index(), '·', w.index()),
            Node::Div(u, w) => binary(u.index(), '/', w.index()),
            Node::Sqrt { radicand, .. } => format!("√v{}", radicand.index()),
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::arith::Arith;
    use crate::slp::builder::Recorder;
    use num_rational::BigRational;

    #[test]
    fn one_instruction_a_line() {
        let mut r = Recorder::new();
        let x = r.parameter(&|| "A.x".into()).unwrap();
        let half = r.constant(&BigRational::new(1.into(), 2.into())).unwrap();
        let product = r.mul(&x, &half).unwrap();
        let root = r.sqrt(&product, &String::new).unwrap();
        r.sub(&root, &x).unwrap();
        r.label(&product, &|| "M.x".into());
        r.label(&product, &|| "N.x".into());
        r.label(&root, &|| "r".into());
        let expected = "v0 = A.x\nv1 = 1/2\nv2 = v0 · v1             # M.x, N.x\n\
                        v3 = √v2                 # r\nv4 = v3 − v0\n";
        assert_eq!(r.finish().to_string(), expected);
    }
}
