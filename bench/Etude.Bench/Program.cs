Console.Error.WriteLine("bench: name one of the benchmarks"); return 2;
