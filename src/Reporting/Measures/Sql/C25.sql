-- An indicator that is sent from elsewhere.
{indicator}
