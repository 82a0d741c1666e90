Console.WriteLine("representation | tagging | accepting");
