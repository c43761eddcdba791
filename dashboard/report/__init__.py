"""A report: one file with the answer, the charts, the figures and every source, for anybody."""
