import java.io.File;
import java.util.List;
import java.util.TreeSet;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;

/** Hold files against veraPDF profiles: java -cp ... Validate.java PROFILE[,PROFILE ...] FILE ... */
final class Validate {
    private Validate() {}

    public static void main(String[] words) throws Exception {
        if (words.length < 2) {
            System.err.println("Give profiles (such as ua1,2a) and one or more files.");
            System.exit(2);
        }
        VeraGreenfieldFoundryProvider.initialise();
        int faulty = 0;
        for (String profile : words[0].split(",")) {
            for (String name : List.of(words).subList(1, words.length)) {
                faulty += validate(PDFAFlavour.byFlavourId(profile), new File(name)) ? 0 : 1;
            }
        }
        System.exit(faulty == 0 ? 0 : 1);
    }

    /** Print the verdict on one file and each rule that it breaks, and tell whether it keeps them all. */
    private static boolean validate(PDFAFlavour profile, File file) throws Exception {
        if (profile == PDFAFlavour.NO_FLAVOUR) {
            throw new IllegalArgumentException("unknown profile");
        }
        try (PDFAParser parser = Foundries.defaultInstance().createParser(file, profile);
                PDFAValidator validator = Foundries.defaultInstance().createValidator(profile, false)) {
            ValidationResult result = validator.validate(parser);
            TreeSet<String> broken = new TreeSet<>();
            for (TestAssertion found : result.getTestAssertions()) {
                if (found.getStatus() == TestAssertion.Status.FAILED) {
                    broken.add(found.getRuleId().getClause() + "-" + found.getRuleId().getTestNumber()
                            + "  " + found.getMessage());
                }
            }
            boolean kept = result.isCompliant() && result.getTotalAssertions() > 0;
            System.out.printf("%s %s %s (%d checks)%n", profile.getId(), kept ? "passes" : "FAILS",
                    file.getName(), result.getTotalAssertions());
            broken.forEach(rule -> System.out.println("    " + rule));
            return kept;
        }
    }
}
