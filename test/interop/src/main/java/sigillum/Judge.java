package sigillum;

import eu.europa.esig.dss.model.FileDocument;
import eu.europa.esig.dss.model.x509.CertificateToken;
import eu.europa.esig.dss.simplereport.SimpleReport;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.spi.x509.CommonTrustedCertificateSource;
import eu.europa.esig.dss.spi.x509.revocation.crl.ExternalResourcesCRLSource;
import eu.europa.esig.dss.validation.SignedDocumentValidator;
import java.io.File;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * Has EU DSS judge sealed files and prints one line per signature. It decides nothing: what a verdict should be is known
 * by the runner. Default validation policy, no network; one trusted certificate, and a CRL file where a line asks for it.
 *
 * <p>The job file (system property {@code sigillum.job}) has tab-separated lines: {@code root<TAB>PEM or DER file},
 * {@code crl<TAB>DER file}, and per document {@code judge<TAB>with-crl|without-crl<TAB>file}.
 *
 * <p>Output: {@code VERDICT<TAB>file<TAB>with-crl|without-crl<TAB>indication<TAB>sub-indication<TAB>format<TAB>messages}.
 */
public final class Judge {
  private Judge() {}

  public static void main(String[] arguments) throws Exception {
    CertificateToken root = null;
    String crl = null;
    for (String line : Files.readAllLines(Path.of(System.getProperty("sigillum.job")))) {
      String[] words = line.split("\t");
      switch (words[0]) {
        case "root" -> root = DSSUtils.loadCertificate(new File(words[1]));
        case "crl" -> crl = words[1];
        case "judge" -> judge(root, words[1].equals("with-crl") ? crl : null, words[1], words[2]);
        default -> throw new IllegalArgumentException("unknown line: " + line);
      }
    }
  }

  private static void judge(CertificateToken root, String crl, String condition, String file) throws Exception {
    CommonTrustedCertificateSource trusted = new CommonTrustedCertificateSource();
    trusted.addCertificate(root);
    CommonCertificateVerifier verifier = new CommonCertificateVerifier();
    verifier.setTrustedCertSources(trusted);
    verifier.setAIASource(null);
    if (crl != null) {
      try (InputStream content = Files.newInputStream(Path.of(crl))) {
        verifier.setCrlSource(new ExternalResourcesCRLSource(content));
      }
    }
    SimpleReport report;
    try {
      SignedDocumentValidator validator = SignedDocumentValidator.fromDocument(new FileDocument(file));
      validator.setCertificateVerifier(verifier);
      report = validator.validateDocument().getSimpleReport();
    } catch (RuntimeException refused) {
      print(file, condition, "UNREADABLE", "", "", refused.getMessage());
      return;
    }
    List<String> signatures = report.getSignatureIdList();
    if (signatures.isEmpty()) print(file, condition, "NO_SIGNATURE", "", "", "");
    for (String id : signatures) {
      String messages = java.util.stream.Stream.of(
              report.getAdESValidationErrors(id).stream().map(message -> "error: " + message.getValue()),
              report.getAdESValidationWarnings(id).stream().map(message -> "warning: " + message.getValue()))
          .flatMap(stream -> stream)
          .collect(Collectors.joining("; "));
      print(file, condition, report.getIndication(id), report.getSubIndication(id), report.getSignatureFormat(id), messages);
    }
  }

  private static void print(Object... fields) {
    String line = java.util.Arrays.stream(fields)
        .map(field -> Objects.toString(field, "").replaceAll("\\s+", " "))
        .collect(Collectors.joining("\t"));
    System.out.println("VERDICT\t" + line);
  }
}
