// The web SDK brings its own Route into every file.
global using Route = Suite.KinshipAssessment.V1.Route;
