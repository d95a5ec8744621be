// SPDX-License-Identifier: MIT

#include "core/api/engine/outpointreading.h"
#include "core/api/paymentlink.h"
#include "core/api/watchpreview.h"
#include "core/api/words.h"
#include "core/util/bytes.h"
#include "core/util/errcnumber.h"
#include "ui/format/errors/errorfact.h"
#include "ui/format/errors/errornetwork.h"
#include "ui/format/errors/errortext.h"
#include "ui/format/errors/reason.h"
#include "ui/format/errors/reasonwords.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>
#include <QTranslator>

#include <algorithm>
#include <array>

using namespace lockstep;
using namespace Qt::Literals::StringLiterals;

namespace {

constexpr int ErrorCount = static_cast<int>(LastErrc) + 1;

constexpr std::array Subjects{ErrorSubject::General,  ErrorSubject::RecoveryWords, ErrorSubject::Descriptor,
                              ErrorSubject::Address,  ErrorSubject::Script,        ErrorSubject::Transaction,
                              ErrorSubject::GivingUp, ErrorSubject::PaymentLink,   ErrorSubject::LabelFile,
                              ErrorSubject::Job,      ErrorSubject::Outpoint,      ErrorSubject::BackupFile,
                              ErrorSubject::Practice};

/// Their detail is a name, a path, or what the system or the database says.
constexpr std::array Names{Errc::Database,     Errc::InUse,        Errc::Io,          Errc::Duplicate,
                           Errc::NoSuchWallet, Errc::WalletLocked, Errc::Disconnected};

// BIP84's and BIP32's test vectors.
const std::string AccountKey
    = "zpub6rFR7y4Q2AijBEqTUquhVz398htDFrtymD9xYYfG1m4wAcvPhXNfE3EfH1r1ADqtfSdVCToUG868RvUUkgDKf31mGDtKsAYz2oz2AGutZYs";
const std::string OurAddress = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
const std::string TestAddress = "tb1qw508d6qejxtdg4y5r3zarvary0c5xw7kxpjzsx";
const std::string Key = "02c6047f9441ed7d6d3045406e95c07cd85c778e4b8cef3ca7abac09b95c709ee5";

std::string mistyped(std::string text, char last = '5')
{
    text.back() = last;
    return text;
}

/// What core's own reading of the text complains of.
Error watchError(const std::string& text, Network network = Network::Mainnet)
{
    const auto preview = watchPreview(text, network, std::nullopt);
    return preview ? Error{} : preview.error();
}

Error wordsError(const std::string& text)
{
    const auto checked = checkRecoveryWords(bytesOf(text));
    return checked ? Error{} : checked.error();
}

Error linkError(const QString& text)
{
    const auto link = parsePaymentUri(text);
    return link ? Error{} : link.error();
}

QString said(const Error& error, ErrorSubject subject) { return errorText(error, subject, Network::Mainnet).what; }

} // namespace

class TestErrorText final : public QObject
{
    Q_OBJECT
private slots:
    void everyErrorHasThreePartsThatAreSentences()
    {
        for (int i = 0; i < ErrorCount; ++i)
            for (const char* detail : {"", "x"}) {
                const ErrorText text = errorText({static_cast<Errc>(i), detail});
                for (const QString& part : {text.what, text.money, text.advice}) {
                    QVERIFY2(part.size() > 10, qPrintable(part));
                    QVERIFY2(part[0].isUpper() || part[0].isDigit(), qPrintable(part));
                    QVERIFY2(!part.contains(QStringLiteral("%1")), qPrintable(part));
                    QVERIFY2(!part.contains(QStringLiteral("..")), qPrintable(part));
                }
                QVERIFY2(text.what.endsWith(u'.'), qPrintable(text.what));
            }
    }

    void theWindowIsNotAdvisedWhatToTypeInATerminal()
    {
        for (int i = 0; i < ErrorCount; ++i) {
            const auto code = static_cast<Errc>(i);
            if (code == Errc::ForeignDatabase) continue; // said before there is a window
            for (const ErrorSubject subject : {ErrorSubject::General, ErrorSubject::Transaction, ErrorSubject::Job}) {
                const QString advice = errorText({code, "x"}, subject).advice;
                QVERIFY2(!advice.contains(QStringLiteral("--")) && !advice.contains(QStringLiteral("lockstep-cli")),
                         qPrintable(advice));
            }
        }
    }

    void whatNoNodeTakesIsSaidWithItsReason()
    {
        const auto why = [](const char* detail) {
            return errorText({Errc::Malformed, detail}, ErrorSubject::Transaction).what;
        };
        QCOMPARE(why("it is not signed"), "No node takes this transaction: it is not signed.");
        QCOMPARE(why("transaction: no inputs"), "This is not a transaction in hexadecimal or base64.");
    }

    void noTwoErrorsReadTheSame()
    {
        QSet<QString> seen, codes;
        for (int i = 0; i < ErrorCount; ++i) {
            seen += errorText({static_cast<Errc>(i), {}}).what;
            codes += errorCode(static_cast<Errc>(i));
        }
        QCOMPARE(seen.size(), ErrorCount);
        QCOMPARE(codes.size(), ErrorCount);
    }

    void practiceBlocksAheadOfTheClockAreNoPeersFault()
    {
        const ErrorText text = errorText({Errc::BadTime, "so many blocks"}, ErrorSubject::Practice);
        QVERIFY(text.what.startsWith("Practice blocks are dated ahead of this computer's clock"));
        QVERIFY2(!text.sentence().contains("peer"), qPrintable(text.sentence()));
    }

    void codesAreWordsForPrograms()
    {
        static const QRegularExpression word(QStringLiteral("^[a-z]+(-[a-z]+)*$"));
        for (int i = 0; i < ErrorCount; ++i) {
            const QString code = errorCode(static_cast<Errc>(i));
            QVERIFY2(word.match(code).hasMatch(), qPrintable(code));
        }
        QCOMPARE(errorCode(Errc::InUse), QStringLiteral("in-use"));
    }

    void whyAScanIsNotCancelledIsSaid()
    {
        const QString why = errorText({Errc::Refused, {}}, ErrorSubject::Job).sentence();
        QVERIFY2(why.contains(QStringLiteral("have been spent since")), qPrintable(why));
        const Error named{Errc::Refused,
                          "job 3 is not the first import of \"Old %2 phone\", which holds more than this job found; "
                          "leave out --discard"};
        QCOMPARE(errorText(named, ErrorSubject::Job).what,
                 QStringLiteral("The request was refused: job 3 is not the first import of \"Old %2 phone\", which "
                                "holds more than this job found; leave out --discard."));
        QCOMPARE(errorText({Errc::NotFound, "8"}, ErrorSubject::Job).what,
                 QStringLiteral("There is no job 8: it is over, or never was."));
    }

    void detailStandsInTheSentenceWhereItHelps()
    {
        QCOMPARE(errorText({Errc::Duplicate, "Savings"}).what,
                 QStringLiteral("There is one like it already: \"Savings\"."));
        QCOMPARE(errorText({Errc::InUse, "lockstep, process 12."}).what,
                 QStringLiteral("Another running Lockstep holds this data folder: lockstep, process 12."));
        QCOMPARE(errorText({Errc::NotFound, "/100%2 odd %1 name"}).what,
                 QStringLiteral("It was not found: /100%2 odd %1 name."));
    }

    void aReasonIsShownInTheLanguageOfThePerson_data()
    {
        QTest::addColumn<QString>("detail");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char* detail, const char* shown) {
            QTest::newRow(detail) << QString::fromUtf8(detail) << QString::fromUtf8(shown);
        };
        row("no wallet was chosen", "<no wallet was chosen>");
        row("did not send filters in time", "<did not send filters in time>");
        row("/a b/lockstep.sqlite: is empty or cut short", "</a b/lockstep.sqlite: is empty or cut short>");
        row("a file of more than 16777216 bytes", "<a file of more than 16777216 bytes>");
        row("stored descriptor: bech32: no witness version", "<stored descriptor>");
        row("reading a file: Input/output error", "<reading a file: Input/output error>");
        row("practice chain: an unsound record at byte 12", "<practice chain: an unsound record at byte 12>");
        row("/home/sam/lost", "/home/sam/lost");
        row("testnet4", "testnet4");
        row("SQLite 11: database disk image is malformed", "SQLite 11: database disk image is malformed");
        row("words that only core knows", "");
        row("more words: no wallet was chosen", "");
    }

    void aReasonIsShownInTheLanguageOfThePerson()
    {
        struct Angles final : QTranslator
        {
            bool isEmpty() const override { return false; }
            QString translate(const char*, const char* source, const char*, int) const override
            {
                return u'<' + QString::fromUtf8(source) + u'>';
            }
        } angles;
        QFETCH(QString, detail);
        QCoreApplication::installTranslator(&angles);
        const QString shown = factIn(detail, Fact::Reason);
        QCoreApplication::removeTranslator(&angles);
        QTEST(shown, "shown");
    }

    void everyReasonIsFoundInWhatCoreSays()
    {
        for (const char* source : ReasonWords::Table) {
            const QString said = QString::fromLatin1(source).replace(u"%1"_s, u"/a/7"_s).replace(u"%2"_s, u"A b"_s);
            QCOMPARE(reasonIn(said), said);
        }
    }

    void theSubjectChoosesTheWords()
    {
        const Error wrong{Errc::BadChecksum, "7"}, other{Errc::BadChecksum, "qqqqqqqq"};
        QCOMPARE(errorText(wrong, ErrorSubject::RecoveryWords).what,
                 QStringLiteral("The checksum does not match: word 7 may be wrong."));
        QCOMPARE(errorText(other, ErrorSubject::Descriptor).what,
                 QStringLiteral("The checksum does not match: expected qqqqqqqq."));
        QCOMPARE(errorText(wrong).what,
                 QStringLiteral("The checksum does not match: there is a typing or copying mistake."));
    }

    void wrongTextIsAnsweredInWordsOfTheWindow_data()
    {
        QTest::addColumn<QString>("said");
        QTest::addColumn<QString>("expected");
        const auto row = [](const char* name, const Error& error, ErrorSubject subject, const char* expected) {
            QTest::newRow(name) << said(error, subject) << QString::fromUtf8(expected);
        };
        using Of = ErrorSubject;
        constexpr const char* WrongLetter = "The checksum of this key, descriptor or address does not match: there is "
                                            "a typing or copying mistake.";
        row("a key, one letter wrong", watchError(mistyped(AccountKey, 't')), Of::Descriptor, WrongLetter);
        row("a key cut off", watchError(AccountKey.substr(0, 60)), Of::Descriptor,
            "The key, descriptor or address ends too early.");
        QTest::newRow("a key of mainnet")
            << errorText(watchError(AccountKey, Network::Practice), Of::Descriptor, Network::Practice).what
            << QStringLiteral("This key or address is for mainnet; Lockstep is open on practice.");
        row("no key at all", watchError("hello"), Of::Descriptor,
            "This is not an extended public key, descriptor or address.");
        row("a descriptor, its checksum wrong", watchError("wpkh(" + Key + ")#qqqqqqqq"), Of::Descriptor,
            "The checksum does not match: expected wg9vgf99.");
        row("a kind of descriptor", watchError("combo(" + Key + ")"), Of::Descriptor,
            "This kind of descriptor is not supported yet: combo().");
        row("a descriptor on the second line", watchError("wpkh(" + Key + ")\nwpkh(" + Key + ")#qqqqqqqq"),
            Of::Descriptor, "Line 2: The checksum does not match: expected wg9vgf99.");
        row("an address, one letter wrong", watchError(mistyped(OurAddress)), Of::Address,
            "The address's checksum does not match: there is a typing or copying mistake.");
        row("an address, a letter that none has", watchError(mistyped("1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa", '0')),
            Of::Address, "This is not a Bitcoin address.");
        row("an address of a test network", watchError(TestAddress), Of::Address,
            "This address is for testnet; this wallet is on mainnet.");
        row("a list, one letter wrong", watchError(OurAddress + '\n' + mistyped(OurAddress)), Of::Address,
            "Line 2: The address's checksum does not match: there is a typing or copying mistake.");
        row("a list with a height that is none", watchError(OurAddress + '\n' + OurAddress + ",Rent,soon"), Of::Address,
            "Line 2 is not a Bitcoin address, or more than a label and a height stands behind it.");
        row("a list with a test address", watchError(OurAddress + '\n' + TestAddress), Of::Address,
            "Line 2: This address is for testnet; this wallet is on mainnet.");
        row("a word that is none", wordsError("abandon abandn abandon"), Of::RecoveryWords,
            "Word 2 is not in the list of recovery words.");
        row("too few words", wordsError("abandon about"), Of::RecoveryWords,
            "That is not a full set of recovery words: 2.");
        row("an amount of a link", linkError(QString::fromStdString("bitcoin:" + OurAddress) + "?amount=1,5"),
            Of::PaymentLink, "This payment link cannot be read: amount.");
        row("a label of a link", linkError(QString::fromStdString("bitcoin:" + OurAddress) + "?label=%"),
            Of::PaymentLink, "This payment link cannot be read: label.");
        row("a link too long", linkError("bitcoin:" + QString(100'000, u'x')), Of::PaymentLink,
            "This payment link cannot be read.");
        row("a demand of a link", linkError(QString::fromStdString("bitcoin:" + OurAddress) + "?req-magic=1"),
            Of::PaymentLink, "This payment link demands something that Lockstep does not know: req-magic.");
        row("a link for Lightning", linkError("bitcoin:?lightning=lnbc420bogusinvoice"), Of::PaymentLink,
            "This link can be paid over Lightning only, and Lockstep keeps no Lightning.");
        row("a link for Lightning's offers", linkError("bitcoin:?lno=lno1bogus"), Of::PaymentLink,
            "This link can be paid over Lightning only, and Lockstep keeps no Lightning.");
        row("a silent payment", linkError("bitcoin:?sp=sp1bogus"), Of::PaymentLink,
            "This payment link demands something that Lockstep does not know.");
        OutpointWish wish;
        wish.outpoint = QStringLiteral("12:x");
        const auto question = questionOf(wish, Network::Mainnet);
        row("no outpoint", question ? Error{} : question.error(), Of::Outpoint,
            "This is not an outpoint, address or script.");
    }

    void wrongTextIsAnsweredInWordsOfTheWindow()
    {
        QFETCH(QString, said);
        QTEST(said, "expected");
    }

    void coresWordsStandInNoSentenceUntranslated()
    {
        for (int i = 0; i < ErrorCount; ++i)
            for (const ErrorSubject subject : Subjects) {
                const auto code = static_cast<Errc>(i);
                const QString what = errorText({code, "line 2: words of core"}, subject).what;
                const bool isName = std::ranges::find(Names, code) != Names.end()
                    || (code == Errc::WrongPassphrase && subject == ErrorSubject::BackupFile);
                QVERIFY2(isName || !what.contains(QStringLiteral("words of core")), qPrintable(what));
            }
    }

    void onlyDataIsTakenOutOfADetail()
    {
        const QString sentence = QStringLiteral("bech32: the checksum does not match");
        for (const Fact kind : {Fact::Prose, Fact::Reason, Fact::Line, Fact::Number, Fact::Path, Fact::TransactionId,
                                Fact::Checksum, Fact::NetworkName, Fact::Function, Fact::Parameter, Fact::Demand})
            QCOMPARE(factIn(sentence, kind), QString());
        QCOMPARE(factIn(sentence, Fact::Data), sentence);
        QCOMPARE(factIn(QStringLiteral("multi_a() is not supported here yet"), Fact::Function),
                 QStringLiteral("multi_a()"));
        QCOMPARE(takeLineOff(QStringLiteral("line 12: testnet")).line, QStringLiteral("12"));
        QCOMPARE(takeLineOff(QStringLiteral("line 12: testnet")).rest, QStringLiteral("testnet"));
        QCOMPARE(takeLineOff(sentence).rest, sentence);
    }

    void aSubjectWithoutOwnWordsUsesTheCommonOnes()
    {
        const Error full{Errc::DiskFull, {}};
        QCOMPARE(errorText(full, ErrorSubject::Address).sentence(), errorText(full).sentence());
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
