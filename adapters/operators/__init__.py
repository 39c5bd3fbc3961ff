"""Ways to reach people of ours."""
