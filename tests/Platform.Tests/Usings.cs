global using V1Case = Suite.KinshipAssessment.V1.KinshipCase;
