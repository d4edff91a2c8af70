package uk.nolan.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CouncilBooksTest {

    private static final String KEY = "newark-and-sherwood";
    private static final List<String> BOOKS = List.of("council.yaml", "places.yaml", "members.yaml", "code.yaml", "independent-persons.yaml", "committee-dates.yaml");

    @Nested
    class TheShippedFolder {

        private final Council council = CouncilBooks.load(ProcedureFiles.packed(), KEY);
        private final LocalDate today = LocalDate.parse("2026-12-11");

        @Test
        void saysWhoTheCouncilIs() {
            assertThat(council.key()).isEqualTo(KEY);
            assertThat(council.name()).isEqualTo("Newark and Sherwood District Council");
            assertThat(council.prefix()).isEqualTo("NSDC");
            assertThat(council.address()).startsWith("Castle House").endsWith("NG24 1BY");
            assertThat(council.labels().panel()).isEqualTo("Standards Complaint Hearing Panel");
            assertThat(council.switches().ombudsmanInsert()).isTrue();
            assertThat(council.switches().notToClerk()).isEmpty();
            assertThat(council.switches().postWorkingDays()).isEqualTo(2);
            assertThat(council.switches().localClosures()).isFalse();
            assertThat(council.switches().publicationMonths()).isEqualTo(12);
            assertThat(council.reminders()).isEqualTo(new Council.Reminders(2, 5, 20, 5));
            assertThat(council.confirm()).isNotEmpty().allSatisfy(sentence -> assertThat(sentence).endsWith("."));
            assertThat(council.warnings(today)).isEmpty();
        }

        /** NS-15-4, NS-15-5, NS-15-10, NS-15-11. */
        @Test
        void knowsWhoGetsRecommendations() {
            assertThat(council.leader()).isEqualTo(new Contact("Cllr Eudora Fanshawe", "eudora.fanshawe@newark-sherwood.example"));
            assertThat(council.councilContact()).isEqualTo(new Contact("Head of Democratic Services", "council.meetings@newark-sherwood.example"));
            assertThat(council.groups()).extracting(Council.Group::name).containsExactly("Trent Valley Group", "Forest Independents");
            assertThat(council.groupLeader("Trent Valley Group")).map(Contact::name).contains("Cllr Magnus Thorold");
            assertThat(council.groupSecretary("Trent Valley Group")).map(Contact::name).contains("Mr Basil Corrigan");
            assertThat(council.groupLeader("Forest Independents")).map(Contact::email).contains("ignatius.bellwood@newark-sherwood.example");
            String draycotesGroup = council.memberById("lowenna-draycote").orElseThrow().group();
            assertThat(council.groupLeader(draycotesGroup)).isPresent();
        }

        @Test
        void aMemberInNoGroupHasNoGroupLeader() {
            Member ellesby = council.memberById("rhona-ellesby").orElseThrow();
            assertThat(ellesby.group()).isEqualTo(Member.NO_GROUP);
            assertThat(council.groupLeader(ellesby.group())).isEmpty();
            assertThat(council.groupSecretary(ellesby.group())).isEmpty();
            assertThat(council.groupLeader("Nobody's Group")).isEmpty();
        }

        /** NS-1-1, NS-1-3. */
        @Test
        void knowsTheDistrictAndItsTownsAndParishes() {
            assertThat(council.district().id()).isEqualTo(KEY);
            assertThat(council.district().parish()).isFalse();
            assertThat(council.district().clerk()).isEmpty();
            Authority marlbeck = council.authority("marlbeck").orElseThrow();
            assertThat(marlbeck.parish()).isTrue();
            assertThat(marlbeck.clerk()).map(Authority.Clerk::email).contains("clerk@marlbeck.example");
            assertThat(marlbeck.chair()).map(Contact::email).contains("chair@marlbeck.example");
            assertThat(council.district().chair()).isEmpty();
            assertThat(marlbeck.codeAddress()).isNotEqualTo(council.district().codeAddress());
            assertThat(council.authority("nowhere")).isEmpty();
        }

        /** NS-A1.5-1, NS-6-7, NS-6B-1. */
        @Test
        void knowsWhoSatWhereAndWhen() {
            Member ellesby = council.memberById("rhona-ellesby").orElseThrow();
            assertThat(ellesby.seatOn("marlbeck", today)).isPresent();
            assertThat(ellesby.inOffice(LocalDate.parse("2023-05-09"))).as("the first day").isTrue();
            assertThat(ellesby.inOffice(LocalDate.parse("2023-05-08"))).isFalse();
            assertThat(ellesby.dualHatted(today)).isFalse();
            Member former = council.memberById("ambrose-tindell").orElseThrow();
            assertThat(former.inOffice(LocalDate.parse("2024-06-30"))).as("the last day").isTrue();
            assertThat(former.inOffice(LocalDate.parse("2024-07-01"))).isFalse();
            assertThat(council.membersInOffice(today)).contains(ellesby).doesNotContain(former);
            Member hallam = council.memberById("perpetua-hallam").orElseThrow();
            assertThat(hallam.dualHatted(today)).isTrue();
            assertThat(hallam.seatsOn(LocalDate.parse("2022-01-01"))).extracting(Member.Seat::authority).containsExactly("oxley-ferry");
            assertThat(council.memberById("constance-wragby").orElseThrow().seats().get(0).coOpted()).isTrue();
            assertThat(council.memberById("nobody")).isEmpty();
        }

        /** NS-A1.7-1 to NS-A1.7-6, NS-A1.8, NS-A1.9, NS-A1.10. */
        @Test
        void listsTheCodeOfEachAuthority() {
            assertThat(council.codeProvisions("marlbeck"))
                    .extracting(CodeProvision::reference)
                    .containsExactly("1.1", "1.2", "2.1", "2.2", "3.1", "4.1", "4.2", "4.3", "5.1", "6.1", "7.1", "7.2", "8.1", "8.2", "8.3", "8.4", "9.1", "10.1", "10.2", "10.3");
            assertThat(council.codeProvision("marlbeck", "2.1")).flatMap(CodeProvision::note).hasValueSatisfying(note -> assertThat(note).startsWith("Bullying: offensive"));
            assertThat(council.codeProvisions("oxley-ferry")).hasSize(6);
            assertThatThrownBy(() -> council.codeProvisions("nowhere")).isInstanceOf(IllegalArgumentException.class);
        }

        /** NS-3-3. */
        @Test
        void warnsOfFewerThanTwoIndependentPersons() {
            assertThat(council.independentPersonsInOffice(today)).hasSize(2);
            assertThat(council.independentPerson("augusta-penhale")).isPresent();
            assertThat(council.warnings(LocalDate.parse("2025-01-01"))).singleElement().asString().contains("has only one Independent Person on 2025-01-01").contains("independent-persons.yaml");
            assertThat(council.warnings(LocalDate.parse("2020-01-01"))).singleElement().asString().contains("has no Independent Person on 2020-01-01");
        }

        /** NS-6-31. */
        @Test
        void knowsTheNextCommittee() {
            assertThat(council.nextCommittee(LocalDate.parse("2027-01-22"))).contains(LocalDate.parse("2027-02-18"));
            assertThat(council.nextCommittee(LocalDate.parse("2027-02-18"))).contains(LocalDate.parse("2027-04-29"));
            assertThat(council.nextCommittee(LocalDate.parse("2028-12-01"))).isEmpty();
            assertThat(council.warnings(LocalDate.parse("2028-12-01"))).singleElement().asString().contains("no committee meeting on the books after 2028-12-01");
        }
    }

    /** The second folder: another key, other labels, other arrangements; nothing of it stands anywhere but in its own files. */
    @Nested
    class Stroud {

        private final Council council = CouncilBooks.load(ProcedureFiles.packed(), "stroud");
        private final LocalDate today = LocalDate.parse("2027-03-25");

        @Test
        void saysWhoTheCouncilIs() {
            assertThat(CouncilBooks.keys(ProcedureFiles.packed())).contains(KEY, "stroud");
            assertThat(council.key()).isEqualTo("stroud");
            assertThat(council.name()).isEqualTo("Stroud District Council");
            assertThat(council.prefix()).isEqualTo("SDC");
            assertThat(council.labels()).isEqualTo(new Council.Labels("Audit & Standards Committee", "Standards Panel"));
            assertThat(council.switches().notToClerk()).containsExactly("no-further-action", "informal-resolution-concluded");
            assertThat(council.switches().postWorkingDays()).isEqualTo(2);
            assertThat(council.confirm()).isNotEmpty().allSatisfy(sentence -> assertThat(sentence).endsWith("."));
            assertThat(council.warnings(today)).isEmpty();
        }

        /** ST-2.12-4. */
        @Test
        void knowsLeadersAndWhips() {
            assertThat(council.groupLeader("Five Valleys Group")).map(Contact::name).contains("Cllr Rosamund Hazeldine");
            assertThat(council.groupWhip("Five Valleys Group")).map(Contact::name).contains("Cllr Gwilym Torrance");
            assertThat(council.groupWhip("Severnside Alliance")).as("a group without a whip").isEmpty();
            assertThat(council.groupWhip(Member.NO_GROUP)).isEmpty();
        }

        /** NS-6B-1: two seats on the books, or a seat on a council that is not. */
        @Test
        void knowsWhoSitsOnAnotherCouncil() {
            assertThat(council.memberById("edmund-farraday").orElseThrow().dualHatted(today)).isTrue();
            assertThat(council.memberById("edmund-farraday").orElseThrow().dualHatted(LocalDate.parse("2024-05-13"))).as("before the second seat").isFalse();
            Member oakhill = council.memberById("sabine-oakhill").orElseThrow();
            assertThat(oakhill.seatsOn(today)).hasSize(1);
            assertThat(oakhill.otherAuthorities()).containsExactly("Severnvale County Council");
            assertThat(oakhill.dualHatted(today)).isTrue();
            assertThat(council.memberById("tobias-quill").orElseThrow().otherAuthorities()).isEmpty();
            assertThat(council.memberById("tobias-quill").orElseThrow().dualHatted(today)).isFalse();
        }

        @Test
        void anotherCodeBindsTheTown() {
            assertThat(council.codeProvisions("stroud")).isNotEmpty();
            assertThat(council.codeProvisions("tarrowby")).isNotEmpty().isNotEqualTo(council.codeProvisions("stroud"));
            assertThat(council.codeProvisions("coldmere")).isEqualTo(council.codeProvisions("stroud"));
        }

        @Test
        void everyMemberOfAGroupHasALeaderToTurnTo() {
            assertThat(council.members()).filteredOn(member -> !member.group().equals(Member.NO_GROUP)).isNotEmpty().allSatisfy(member -> assertThat(council.groupLeader(member.group())).isPresent());
        }

        @Test
        void nothingInItIsTheOtherCouncils() {
            Council other = CouncilBooks.load(ProcedureFiles.packed(), KEY);
            assertThat(council.prefix()).isNotEqualTo(other.prefix());
            assertThat(council.email()).isNotEqualTo(other.email());
            assertThat(council.members()).extracting(Member::id).doesNotContainAnyElementsOf(other.members().stream().map(Member::id).toList());
            assertThat(council.toString()).doesNotContain("Newark", "NSDC");
            assertThat(other.toString()).doesNotContain("Stroud", "SDC-");
        }
    }

    @Nested
    class ABrokenFolder {

        @TempDir
        Path folder;

        @BeforeEach
        void copy() throws IOException {
            ProcedureFiles packed = ProcedureFiles.packed();
            Files.createDirectories(folder.resolve("forms"));
            Files.createDirectories(folder.resolve("processes/councils").resolve(KEY));
            for (String book : BOOKS) {
                Files.writeString(file(book), packed.read(CouncilBooks.path(KEY, book)));
            }
        }

        private Path file(String book) {
            return folder.resolve(CouncilBooks.path(KEY, book));
        }

        /** Puts another text for the first occurrence and returns the line on which that stood. */
        private int replace(String book, String before, String after) throws IOException {
            String text = Files.readString(file(book));
            int at = text.indexOf(before);
            assertThat(at).as("\"%s\" in %s", before, book).isNotNegative();
            Files.writeString(file(book), text.substring(0, at) + after + text.substring(at + before.length()));
            return 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        }

        private Council load() {
            return CouncilBooks.load(ProcedureFiles.in(folder), KEY);
        }

        @Test
        void anUnbrokenCopyLoadsTheSame() {
            assertThat(load()).isEqualTo(CouncilBooks.load(ProcedureFiles.packed(), KEY));
        }

        @ParameterizedTest(name = "{0}: {2}")
        @CsvSource(
                delimiter = '|',
                value = {
                    "council.yaml             | key: newark-and-sherwood                   | key: newark                                   | is not the name of this folder. Write key: newark-and-sherwood",
                    "council.yaml             | referencePrefix: NSDC                      | referencePrefix: nsdc/1                       | cannot begin a case reference",
                    "council.yaml             | kind: district                             | kind: county                                  | \"kind\" cannot be \"county\"",
                    "council.yaml             | email: monitoring.officer@newark-sherwood.example | email: monitoring officer              | \"monitoring officer\" is not an e-mail address",
                    "council.yaml             | telephone: 01636 650000                    | telephone:                                    | \"telephone\" has no value",
                    "council.yaml             | website:                                   | web:                                          | nobody knows the key \"web\" here. Known are: key, name",
                    "council.yaml             | ombudsmanInsert: true                      | ombudsmanInsert: maybe                        | \"ombudsmanInsert\" must be true or false",
                    "council.yaml             | leadWorkingDays: 2                         | leadWorkingDays: two                          | must be a whole number, 1 or more, not \"two\"",
                    "council.yaml             | leadWorkingDays: 2                         | leadWorkingDays: 0                            | must be a whole number, 1 or more, not \"0\"",
                    "council.yaml             | code: newark-and-sherwood                  | code: model                                   | there is no code \"model\". Known are: newark-and-sherwood, oxley-ferry",
                    "council.yaml             | telephone: 01636 650000                    | telephone: [01636]                            | \"telephone\" must be a text, not a list",
                    "council.yaml             | telephone: 01636 650000                    | name: Another                                 | \"name\" is given twice; it stands on line 4 already",
                    "council.yaml             | publicationMonths: 12                      | publicationMonths: 0                          | \"publicationMonths\" must be a whole number, 1 or more, not \"0\"",
                    "council.yaml             | publicationMonths: 12                      | publicationMonths: a year                     | \"publicationMonths\" must be a whole number, 1 or more, not \"a year\"",
                    "council.yaml             | leader: { name: Cllr Eudora Fanshawe, email: eudora.fanshawe@newark-sherwood.example } | leader: Cllr Eudora Fanshawe | expected keys with values, such as \"name: …\", and found the text \"Cllr Eudora Fanshawe\"",
                    "council.yaml             | email: eudora.fanshawe@newark-sherwood.example | email: the Castle                         | \"the Castle\" is not an e-mail address",
                    "council.yaml             | council: { name: Head of Democratic Services | council: { post: Head of Democratic Services | nobody knows the key \"post\" here. Known are: name, email",
                    "council.yaml             | council: { name                            | cabinet: { name                               | nobody knows the key \"cabinet\" here. Known are: leader, council",
                    "council.yaml             | name: Forest Independents                  | name: Trent Valley Group                      | the name \"Trent Valley Group\" is used twice; it stands on line 38 already",
                    "council.yaml             | name: Forest Independents                  | name: None                                    | \"None\" stands for members who are in no group and cannot be the name of one",
                    "council.yaml             | secretary: { name: Ms Thea Loxley          | deputy: { name: Ms Thea Loxley                | nobody knows the key \"deputy\" here. Known are: name, leader, secretary, whip",
                    "council.yaml             | courtesyNotice: offered                    | courtesyLetter: offered                       | nobody knows the key \"courtesyLetter\" here. Known are: acknowledgement, oralComplaint, courtesyNotice",
                    "council.yaml             | courtesyNotice: offered                    | courtesyNotice: sometimes                     | \"courtesyNotice\" cannot be \"sometimes\". Allowed: none, offered.",
                    "council.yaml             | courtesyNotice: offered                    | courtesyNotice: Offered                       | \"courtesyNotice\" cannot be \"Offered\". Allowed: none, offered.",
                    "council.yaml             | courtesyNotice: offered                    | courtesyNotice: #                             | \"courtesyNotice\" has no value. Write one after the colon.",
                    "council.yaml             | courtesyNotice: offered                    | courtesyNotice: [offered]                     | \"courtesyNotice\" must be a text, not a list",
                    "council.yaml             | oralComplaint: help                        | acknowledgement: complete                     | \"acknowledgement\" is given twice; it stands on line",
                    "council.yaml             | localResolutionRefused: officer            | localResolutionRefused: panel                 | \"localResolutionRefused\" cannot be \"panel\". Allowed: hearing, officer.",
                    "council.yaml             | value: informal,                           | value: no-further-action,                     | the value \"no-further-action\" is used twice; it stands on line",
                    "council.yaml             | value: informal,                           | code: informal,                               | nobody knows the key \"code\" here. Known are: value, label",
                    "council.yaml             | label: Informal resolution                 | label: \"  \"                                | \"label\" has no value. Write one after the colon.",
                    "council.yaml             | value: informal, label                     | value: , label                                | \"value\" has no value",
                    "council.yaml             | notToClerk: []                             | notToClerk: none                              | \"notToClerk\" must be a list",
                    "council.yaml             | postWorkingDays: 2                         | postWorkingDays: -1                           | \"postWorkingDays\" must be a whole number, 0 or more, not \"-1\"",
                    "council.yaml             | postWorkingDays: 2                         | copyClerkOnNoFurtherAction: true              | nobody knows the key \"copyClerkOnNoFurtherAction\" here. Known are: ombudsmanInsert, notToClerk",
                    "council.yaml             | email: secretary@trentvalleygroup.example  | email: trentvalleygroup.example               | \"trentvalleygroup.example\" is not an e-mail address",
                    "places.yaml              | email: chair@marlbeck.example              | email: chair                                  | \"chair\" is not an e-mail address",
                    "places.yaml              | chair: { name: Cllr Gideon Ashmole         | chair: { title: Cllr Gideon Ashmole           | nobody knows the key \"title\" here. Known are: name, email",
                    "members.yaml             | group: Trent Valley Group                  | group: Trent Vale Group                       | there is no group \"Trent Vale Group\". Known are: None, Trent Valley Group, Forest Independents; add it to council.yaml or correct the name",
                    "members.yaml             | group: None                                | group: Independent                            | there is no group \"Independent\"",
                    "places.yaml              | id: oxley-ferry                            | id: marlbeck                                  | the id \"marlbeck\" is used twice; it stands on line 10 already",
                    "places.yaml              | id: oxley-ferry                            | id: newark-and-sherwood                       | is the district itself",
                    "places.yaml              | kind: town                                 | kind: village                                 | \"kind\" cannot be \"village\". Allowed: town, parish",
                    "places.yaml              | email: clerk@marlbeck.example              | email: clerk@marlbeck                         | \"clerk@marlbeck\" is not an e-mail address",
                    "places.yaml              | code: oxley-ferry                          | code: oxley                                   | there is no code \"oxley\"",
                    "members.yaml             | authority: marlbeck, from: 2023-05-09      | authority: marlbek, from: 2023-05-09          | there is no authority \"marlbek\". Known are: newark-and-sherwood, marlbeck",
                    "members.yaml             | id: desmond-pykett                         | id: rhona-ellesby                             | the id \"rhona-ellesby\" is used twice",
                    "members.yaml             | id: desmond-pykett                         | id: Desmond Pykett                            | \"Desmond Pykett\" cannot be an id",
                    "members.yaml             | from: 2023-05-09                           | from: 2023-02-30                              | \"2023-02-30\" is not a date. Write year-month-day, like 2026-12-18",
                    "members.yaml             | from: 2023-05-09                           | from: 9 May 2023                              | \"9 May 2023\" is not a date",
                    "members.yaml             | to: 2024-06-30                             | to: 2018-06-30                                | the end, 2018-06-30, is before the start, 2019-05-07",
                    "members.yaml             | from: 2023-05-09 }                         | since: 2023-05-09 }                           | nobody knows the key \"since\"",
                    "members.yaml             | 2025-03-11, coOpted: true                  | 2025-03-11, coOpted: perhaps                  | \"coOpted\" must be true or false",
                    "members.yaml             | members:                                   | members: none #                               | this is not YAML",
                    "code.yaml                | reference: \"1.2\"                         | reference: \"1.1\"                            | the reference \"1.1\" is used twice",
                    "code.yaml                | id: oxley-ferry                            | id: newark-and-sherwood                       | the id \"newark-and-sherwood\" is used twice",
                    "independent-persons.yaml | to: 2029-05-13                             | to: 2024-05-13                                | the end, 2024-05-13, is before the start, 2024-05-14",
                    "independent-persons.yaml | email: cornelius.wade@example.org          | email: Cornelius <c@example.org>              | is not an e-mail address",
                    "committee-dates.yaml     | 2026-04-23                                 | 2026-02-19                                    | 2026-02-19 does not come after 2026-02-19. Put the dates in order",
                    "committee-dates.yaml     | 2026-04-23                                 | 23 April                                      | \"23 April\" is not a date",
                })
        void namesFileAndLineAndTheCure(String book, String before, String after, String message) throws IOException {
            int line = replace(book, before, after);
            // what YAML itself stumbles over is found where the parser notices, a line or more further down
            String place = message.startsWith("this is not YAML") ? " line " : " line " + line + ": ";
            assertThatThrownBy(this::load).isInstanceOf(ConfigurationProblem.class).hasMessageStartingWith(CouncilBooks.path(KEY, book) + place).hasMessageContaining(message);
        }

        @Test
        void aMissingKeyIsReportedWhereItsEntryBegins() throws IOException {
            int line = replace("members.yaml", "    email: desmond.pykett@example.org\n", "") - 2;
            assertThatThrownBy(this::load).hasMessage(CouncilBooks.path(KEY, "members.yaml") + " line " + line + ": \"email\" is missing in this entry. Add it.");
        }

        /** A missing answer is not merely no: it is reported where the block begins. */
        @Test
        void anArrangementThatWasForgottenIsReported() throws IOException {
            String text = Files.readString(file("council.yaml"));
            int block = 2 + (int) text.substring(0, text.indexOf("\narrangements:\n") + 1).chars().filter(c -> c == '\n').count();
            for (String question : Arrangements.KNOWN.keySet()) {
                Files.writeString(file("council.yaml"), text.replaceFirst("(?m)^  " + question + ": .*\\n", ""));
                assertThatThrownBy(this::load).hasMessage(CouncilBooks.path(KEY, "council.yaml") + " line " + block + ": \"" + question + "\" is missing in this entry. Add it.");
            }
            Files.writeString(file("council.yaml"), text.replaceFirst("(?m)^arrangements:\\n(  .*\\n)+", ""));
            assertThatThrownBy(this::load).hasMessageContaining("\"arrangements\" is missing in this entry. Add it.");
        }

        @Test
        void aListOfChoicesMustOfferSomething() throws IOException {
            String text = Files.readString(file("council.yaml"));
            int at = text.indexOf("  referralReasons:");
            int line = 1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
            String place = CouncilBooks.path(KEY, "council.yaml") + " line " + line + ": ";
            Files.writeString(file("council.yaml"), text.replaceFirst("(?m)^  referralReasons:\\n(    - .*\\n)+", "  referralReasons: []\n"));
            assertThatThrownBy(this::load).hasMessage(place + "there is no choice in this list. Enter at least one.");
            Files.writeString(file("council.yaml"), text.replaceFirst("(?m)^  referralReasons:\\n(    - .*\\n)+", "  referralReasons: conflict\n"));
            assertThatThrownBy(this::load).hasMessageStartingWith(place + "\"referralReasons\" must be a list");
            Files.writeString(file("council.yaml"), text.replaceFirst("(?m)^choices:\\n(  .*\\n)+", ""));
            assertThatThrownBy(this::load).hasMessageContaining("\"choices\" is missing in this entry. Add it.");
        }

        /** YAML reads a bare yes and no as other things; here they are what was written. */
        @Test
        void yesAndNoNeedNoQuotationMarks() throws IOException {
            replace("council.yaml", "groupLeaderCopy: \"no\"", "groupLeaderCopy: yes");
            replace("council.yaml", "departureReported: \"no\"", "departureReported: no");
            assertThat(load().arrangements()).containsEntry("groupLeaderCopy", "yes").containsEntry("departureReported", "no");
        }

        @Test
        void aGroupMayHaveAWhipAndAMemberSeatsElsewhere() throws IOException {
            replace("council.yaml", "    secretary: { name: Ms Thea Loxley", "    whip: { name: Cllr Ada Fenwick, email: ada.fenwick@newark-sherwood.example }\n    secretary: { name: Ms Thea Loxley");
            replace("members.yaml", "    email: desmond.pykett@example.org\n", "    email: desmond.pykett@example.org\n    otherAuthorities: [ Trentside County Council ]\n");
            assertThat(load().groupWhip("Forest Independents")).map(Contact::name).contains("Cllr Ada Fenwick");
            assertThat(load().groupWhip("Trent Valley Group")).isEmpty();
            assertThat(load().memberById("desmond-pykett").orElseThrow().dualHatted(LocalDate.parse("2026-12-11"))).isTrue();
        }

        @Test
        void aCouncilWithoutContactsOrGroupsIsReported() throws IOException {
            Path book = file("council.yaml");
            String text = Files.readString(book);
            Files.writeString(book, text.replaceFirst("(?m)^contacts:\\n(  .*\\n)+", ""));
            assertThatThrownBy(this::load).hasMessageContaining("\"contacts\" is missing in this entry. Add it.");
            Files.writeString(book, text.replaceFirst("(?m)^  publicationMonths: .*\\n", ""));
            assertThatThrownBy(this::load).hasMessageContaining("\"publicationMonths\" is missing in this entry. Add it.");
            Files.writeString(book, text.replaceFirst("(?m)^    secretary: .*\\n", ""));
            assertThatThrownBy(this::load).hasMessageContaining("\"secretary\" is missing in this entry. Add it.");
            Files.writeString(book, text.replaceFirst("(?m)^groups:\\n(  .*\\n|\\n)+", "groups: []\n"));
            assertThatThrownBy(this::load).hasMessageContaining("there is no group \"Trent Valley Group\". Known are: None; add it to council.yaml");
        }

        @Test
        void aCouncilWhoseMembersAreInNoGroupNeedsNone() throws IOException {
            Path book = file("council.yaml");
            Files.writeString(book, Files.readString(book).replaceFirst("(?m)^groups:\\n(  .*\\n|\\n)+", "groups: []\n"));
            Files.writeString(file("members.yaml"), Files.readString(file("members.yaml")).replaceAll("(?m)^    group: .*$", "    group: None"));
            assertThat(load().groups()).isEmpty();
        }

        @Test
        void aPlaceMayHaveNoChair() throws IOException {
            replace("places.yaml", "    chair: { name: Cllr Gideon Ashmole, email: chair@marlbeck.example }\n", "");
            assertThat(load().authority("marlbeck").orElseThrow().chair()).isEmpty();
            assertThat(load().authority("oxley-ferry").orElseThrow().chair()).isPresent();
        }

        @Test
        void listsAndEntriesMustBeWhatTheyAre() throws IOException {
            Files.writeString(file("committee-dates.yaml"), "committeeDates: 2026-02-19\n");
            assertThatThrownBy(this::load).hasMessageContaining("committee-dates.yaml line 1: \"committeeDates\" must be a list");
            Files.writeString(file("committee-dates.yaml"), "# empty\n");
            assertThatThrownBy(this::load).hasMessageContaining("committee-dates.yaml line 1: the file is empty");
            Files.writeString(file("committee-dates.yaml"), "- 2026-02-19\n");
            assertThatThrownBy(this::load).hasMessageContaining("committee-dates.yaml line 1: expected keys with values, such as \"name: …\", and found a list");
            Files.writeString(file("members.yaml"), "members:\n  - id: a\n    name: Cllr A\n    email: a@example.org\n    group: None\n    seats: []\n");
            assertThatThrownBy(this::load).hasMessageContaining("members.yaml line 6: Cllr A has no seat");
        }

        @Test
        void aTabIsReportedOnItsLine() throws IOException {
            Files.writeString(file("committee-dates.yaml"), "committeeDates:\n\t- 2026-02-19\n");
            assertThatThrownBy(this::load).isInstanceOf(ConfigurationProblem.class).hasMessageContaining("committee-dates.yaml line 2: this is not YAML");
        }

        @Test
        void aMissingFileIsNamed() throws IOException {
            Files.delete(file("code.yaml"));
            assertThatThrownBy(this::load).isInstanceOf(ConfigurationProblem.class).hasMessageStartingWith(CouncilBooks.path(KEY, "code.yaml") + " is not there (looked in the folder ");
        }

        @Test
        void anUnknownCouncilListsThoseThereAre() {
            for (String unknown : List.of("newark", "", "../newark-and-sherwood", "Newark-and-Sherwood")) {
                assertThatThrownBy(() -> CouncilBooks.load(ProcedureFiles.in(folder), unknown))
                        .isInstanceOf(ConfigurationProblem.class)
                        .hasMessage("There is no council \"%s\". Set nolan.council to one of these: newark-and-sherwood.".formatted(unknown));
            }
        }

        @Test
        void aFolderWithoutCouncilsSaysSo() throws IOException {
            Files.delete(file("council.yaml"));
            assertThatThrownBy(this::load).hasMessageContaining("There is no folder with a council.yaml in processes/councils/");
        }
    }
}
