public enum WordErrors {}
