"""Query and cases side by side: panes that follow each other, what makes a pair similar, and the trail of searches."""
