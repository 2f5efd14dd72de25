"""Tests of reportparse."""
