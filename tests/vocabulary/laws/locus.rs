//! Claims about conics.

/// Points of the image of the unit circle under an affine map.
const POINTS: &str = "points O, P, Q\nu = P - O\nv = Q - O\nnumbers r, s, t\n\
     A = O + u\nB = O + v\nC = O - u\nD = O + (1 - r ^ 2) / (1 + r ^ 2) * u + 2 * r / (1 + r ^ 2) * v\n\
     E = O + (1 - s ^ 2) / (1 + s ^ 2) * u + 2 * s / (1 + s ^ 2) * v\nF = O + (1 - t ^ 2) / (1 + t ^ 2) * u + 2 * t / (1 + t ^ 2) * v";

fn with_a_stray_point() -> String {
    format!("{}\npoints F", POINTS.replace("\nF =", "\nF1 ="))
}

claims! {
    "on(P: point, q: conic)" => on: "on(X, conic_equation(a, b, c, d, e, f))",
        "points X\nnumbers a, b, c, d, e\nf = -(a * X.x ^ 2 + b * X.x * X.y + c * X.y ^ 2 + d * X.x + e * X.y)",
        "points X\nnumbers a, b, c, d, e, f";
    // The unit circle, stretched along one axis by k and moved.
    "tangent(l: line, q: conic)" => tangent: "tangent(line_through(T, v), conic_equation(1, 0, k ^ 2, -2 * m, -2 * k ^ 2 * n, m ^ 2 + k ^ 2 * n ^ 2 - k ^ 2))",
        "numbers k, m, n, t\nT = point(m + k * (1 - t ^ 2) / (1 + t ^ 2), n + 2 * t / (1 + t ^ 2))\nv = vector(-2 * k * t, 1 - t ^ 2)",
        "numbers k, m, n, t\nT = point(m + k * (1 - t ^ 2) / (1 + t ^ 2), n + 2 * t / (1 + t ^ 2))\nv = vector(2 * k * t, 2 - t ^ 2)";
    "coconic(A: point, B: point, C: point, D: point, E: point, F: point)" => coconic: "coconic(A, B, C, D, E, F)",
        super::POINTS, &super::with_a_stray_point();
}
