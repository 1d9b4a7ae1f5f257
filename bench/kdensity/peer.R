# The peer: peer.R IN.csv OUT.csv MAX STEPS SIMULATIONS. Without simulations the
# density of all sites; with them that of type a and its envelope by random
# labelling. It is dbmss where that is installed, and else what its Kdhat does
# in base R: all distances in memory, and density() reflected at 0.
args <- commandArgs(TRUE)
sites <- read.csv(args[1])
r <- seq(0, as.numeric(args[3]), length.out = as.integer(args[4]) + 1)
simulations <- as.integer(args[5])

base_density <- function(x, y) {
  d <- as.vector(dist(cbind(x, y)))
  near <- d[d <= 2 * max(r)]
  bw <- bw.nrd0(near)
  fit <- density(c(near, -near), bw = bw, from = 0, to = max(r), n = 2048)
  list(bw = bw, k = 2 * approx(fit$x, fit$y, r)$y * length(near) / length(d))
}

base_envelope <- function(chosen) {
  k <- base_density(sites$x[chosen], sites$y[chosen])$k
  simulated <- replicate(simulations, {
    dealt <- sample(nrow(sites), sum(chosen))
    base_density(sites$x[dealt], sites$y[dealt])$k
  })
  data.frame(r = r, k = k, lower = apply(simulated, 1, quantile, 0.025), upper = apply(simulated, 1, quantile, 0.975))
}

with_dbmss <- function() {
  pattern <- dbmss::wmppp(
    data.frame(X = sites$x, Y = sites$y, PointType = sites$type, PointWeight = 1),
    window = spatstat.geom::owin(c(0, 100), c(0, 100))
  )
  if (simulations == 0) {
    return(as.data.frame(dbmss::Kdhat(pattern, r = r, ReferenceType = "", Approximate = 0)))
  }
  as.data.frame(dbmss::KdEnvelope(pattern,
    r = r, NumberOfSimulations = simulations, ReferenceType = "a", SimulationType = "RandomLabeling", Global = TRUE
  ))
}

installed <- requireNamespace("dbmss", quietly = TRUE)
took <- system.time({
  if (installed) {
    result <- with_dbmss()
  } else if (simulations == 0) {
    result <- data.frame(r = r, k = base_density(sites$x, sites$y)$k)
  } else {
    result <- base_envelope(sites$type == "a")
  }
})
program <- if (installed) paste("dbmss", packageVersion("dbmss")) else R.version.string
cat(sprintf("  %s: %.2f s\n", program, took["elapsed"]))
write.csv(result, args[2], row.names = FALSE)
