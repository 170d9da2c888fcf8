package dev.winnow.runtime.classify;

import dev.winnow.onnx.head.DenseNetwork;
import dev.winnow.runtime.repository.Pooling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The heads that read one encoder's vectors, in groups: those that are made of dense layers are
 * fused where they read the same features, any other one stands alone. Thread-safe; the heads are
 * closed by whoever loaded them, when nobody uses this any more.
 */
final class HeadSet {
  private final List<Head> heads;
  private final List<HeadGroup> groups;
  private final Map<String, Place> places = new HashMap<>();

  private record Place(int group, int place) {}

  /** Heads of different categories. */
  HeadSet(List<LoadedHead> loaded) {
    this.heads = loaded.stream().map(LoadedHead::head).toList();
    this.groups = groups(loaded);
    for (int group = 0; group < groups.size(); group++) {
      List<Head> members = groups.get(group).heads();
      for (int place = 0; place < members.size(); place++) {
        places.put(members.get(place).category(), new Place(group, place));
      }
    }
  }

  private static List<HeadGroup> groups(List<LoadedHead> loaded) {
    List<HeadGroup> groups = new ArrayList<>();
    Map<List<Pooling>, Map<Head, DenseNetwork>> dense = new LinkedHashMap<>();
    for (LoadedHead head : loaded) {
      DenseNetwork network = head.dense();
      SessionHead session = head.session();
      if (network != null) {
        dense
            .computeIfAbsent(head.features(), features -> new LinkedHashMap<>())
            .put(head.head(), network);
      } else if (session != null) {
        groups.add(session);
      }
    }
    dense.forEach(
        (features, networks) ->
            groups.add(
                new DenseHeads(
                    List.copyOf(networks.keySet()), features, List.copyOf(networks.values()))));
    return groups;
  }

  /** All heads, in the order in which they were named. */
  List<Head> heads() {
    return heads;
  }

  List<HeadGroup> groups() {
    return groups;
  }

  /** For each group the places of the heads that are wanted, in the group's order. */
  int[][] wish(Wanted wanted) {
    List<Place> wish =
        wanted.excepted()
            ? places.entrySet().stream()
                .filter(place -> wanted.includes(place.getKey()))
                .map(Map.Entry::getValue)
                .toList()
            : wanted.categories().stream().filter(places::containsKey).map(places::get).toList();
    int[][] byGroup = new int[groups.size()][];
    for (int group = 0; group < byGroup.length; group++) {
      int at = group;
      byGroup[group] =
          wish.stream()
              .filter(place -> place.group() == at)
              .mapToInt(Place::place)
              .sorted()
              .toArray();
    }
    return byGroup;
  }
}
