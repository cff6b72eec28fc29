using System.Text;

namespace Etude.Toml.Tests;

public class TaggedJsonTests
{
    [Fact]
    public void Every_kind_of_value_has_its_tag() =>
        Assert.Equal(
            """{"s":"string x","i":"integer -1","f":"float 1.5","b":"bool true","odt":"datetime 1979-05-27T07:32:00Z","ldt":"datetime-local 1979-05-27T07:32:00","d":"date-local 1979-05-27","t":"time-local 07:32:00","a":["float inf","float -inf","float nan"],"e":{}}""",
            Reading.Tagged("""
                s = 'x'
                i = -1
                f = 1.5
                b = true
                odt = 1979-05-27 07:32:00z
                ldt = 1979-05-27 07:32:00
                d = 1979-05-27
                t = 07:32:00
                a = [+inf, -inf, -nan]
                e = {}
                """));

    [Fact]
    public void The_json_is_indented_utf8_with_line_feeds() =>
        Assert.Equal("""
            {
              "é": [
                {
                  "type": "string",
                  "value": "“</script>\u0001”"
                }
              ]
            }
            """.ReplaceLineEndings("\n"), Encoding.UTF8.GetString(TaggedJson.Write(Reading.Root("\"é\" = [\"“</script>\\u0001”\"]"))));
}
