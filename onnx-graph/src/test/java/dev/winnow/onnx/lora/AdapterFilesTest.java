package dev.winnow.onnx.lora;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.winnow.onnx.graph.OnnxFileException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What comes from elsewhere: the two files of an adapter. */
class AdapterFilesTest {
  private final Path folder;

  AdapterFilesTest(@TempDir Path folder) {
    this.folder = folder;
  }

  @Test
  void reads_numbers_of_all_three_types() throws IOException {
    String header =
        "{'a':{'dtype':'F32','shape':[1,1],'data_offsets':[4,8]},"
            + "'b':{'dtype':'F16','shape':[1,1],'data_offsets':[2,4]},"
            + "'c':{'dtype':'BF16','shape':[1,1],'data_offsets':[0,2]}}";
    ByteBuffer data = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    data.putShort((short) 0xbfc0).putShort((short) 0xb800).putFloat(0.25f);
    Map<String, Matrix> read = Safetensors.read(file(header, data.array()));
    assertThat(read)
        .hasSize(3)
        .hasEntrySatisfying("a", a -> assertThat(a.at(0, 0)).isEqualTo(0.25f))
        .hasEntrySatisfying("b", b -> assertThat(b.at(0, 0)).isEqualTo(-0.5f))
        .hasEntrySatisfying("c", c -> assertThat(c.at(0, 0)).isEqualTo(-1.5f));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [] | header: ARRAY (expected: an object)
          {'a':{'dtype':'F32','shape':[1,2],'data_offsets':[0,4]}} | a: data from 0 to 4 (expected: 8 bytes)
          {'a':{'dtype':'F32','shape':[1,1],'data_offsets':[0,4]}} | numbers: 8 bytes (expected: 4)
          {'a':{'dtype':'F32','shape':[1,1],'data_offsets':[4,8]}} | a: begins at 4 (expected: 0)
          {'a':{'dtype':'F32','shape':[1,2],'data_offsets':[0,8]},'b':{'dtype':'F32','shape':[1,1],'data_offsets':[4,8]}} | b: begins at 4 (expected: 8)
          {'a':{'dtype':'F32','shape':[2147483647,2147483647],'data_offsets':[0,8]}} | a: (expected: a matrix
          {'a':{'dtype':'F32','shape':[-1,-2],'data_offsets':[0,8]}} | a: (expected: a matrix
          {'a':{'dtype':'F32','shape':[2],'data_offsets':[0,8]}} | a: (expected: a matrix
          {'a':{'dtype':'I64','shape':[1,1],'data_offsets':[0,8]}} | a: dtype: I64 (expected: F32, F16 or BF16)
          {'a':1,'a':2} | is no safetensors file
          {} x | is no safetensors file
          """)
  void refuses_a_file_with_a_fault_and_names_it(String header, String message) throws IOException {
    Path file = file(header, new byte[8]);
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(OnnxFileException.class)
        .hasMessageContaining(message);
  }

  @Test
  void refuses_a_header_longer_than_its_file_and_numbers_that_are_none() throws IOException {
    Path file = folder.resolve("cut");
    Files.write(file, new byte[] {-1, -1, -1, -1, -1, -1, -1, 127, '{', '}'});
    assertThatThrownBy(() -> Safetensors.read(file))
        .isInstanceOf(OnnxFileException.class)
        .hasMessageContaining("header: 9223372036854775807 bytes (expected: 1 to 2)");
    Path infinite =
        file(
            "{'a':{'dtype':'F16','shape':[1,1],'data_offsets':[0,2]}}",
            new byte[] {0, (byte) 0x7c});
    assertThatThrownBy(() -> Safetensors.read(infinite))
        .isInstanceOf(OnnxFileException.class)
        .hasMessageContaining("a: Infinity (expected: a finite number)");
  }

  @Test
  void scales_by_alpha_over_rank_or_its_root() throws IOException {
    assertThat(config("'r':4,'lora_alpha':8").scale()).isEqualTo(2f);
    assertThat(config("'r':4,'lora_alpha':8,'use_rslora':true").scale()).isEqualTo(4f);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          'r':4,'lora_alpha':8,'use_dora':true | use_dora: true (expected: unset)
          'r':4,'lora_alpha':8,'modules_to_save':['classifier'] | modules_to_save: ["classifier"] (expected: unset)
          'r':4,'lora_alpha':8,'rank_pattern':{'query':2} | rank_pattern
          'r':4,'lora_alpha':8,'bias':'all' | bias: all (expected: none)
          'r':0,'lora_alpha':8 | r: 0, lora_alpha: 8 (expected: numbers > 0)
          'r':4 | r: 4, lora_alpha:  (expected: numbers > 0)
          """)
  void refuses_another_computation_than_plain_lora(String keys, String message) {
    assertThatThrownBy(() -> config(keys))
        .isInstanceOf(OnnxFileException.class)
        .hasMessageContaining(message);
  }

  private AdapterConfig config(String keys) throws IOException {
    Path file = folder.resolve("adapter_config.json");
    Files.writeString(file, ("{'peft_type':'LORA'," + keys + "}").replace('\'', '"'));
    return AdapterConfig.read(file);
  }

  private Path file(String header, byte[] data) throws IOException {
    byte[] json = header.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    Path file = Files.createTempFile(folder, "adapter", ".safetensors");
    ByteBuffer bytes =
        ByteBuffer.allocate(Long.BYTES + json.length + data.length).order(ByteOrder.LITTLE_ENDIAN);
    Files.write(file, bytes.putLong(json.length).put(json).put(data).array());
    return file;
  }
}
