"""The law of posture: its Kalman filter over event data, the start state and the estimate."""
