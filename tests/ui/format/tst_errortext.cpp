// SPDX-License-Identifier: MIT

#include "core/util/errcnumber.h"
#include "ui/format/errortext.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace lockstep;

namespace {

constexpr int ErrorCount = static_cast<int>(LastErrc) + 1;

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
        QCOMPARE(errorText({Errc::Refused, "it is no first import"}, ErrorSubject::Job).what,
                 QStringLiteral("The request was refused: it is no first import."));
    }

    void detailStandsInTheSentenceWhereItHelps()
    {
        QCOMPARE(errorText({Errc::Duplicate, "Savings"}).what,
                 QStringLiteral("There is one like it already: \"Savings\"."));
        QCOMPARE(errorText({Errc::InUse, "lockstep, process 12."}).what,
                 QStringLiteral("Another running Lockstep holds this data folder: lockstep, process 12."));
        QCOMPARE(errorText({Errc::NotFound, "100%2 odd %1 name"}).what,
                 QStringLiteral("It was not found: 100%2 odd %1 name."));
    }

    void theSubjectChoosesTheWords()
    {
        const Error wrong{Errc::BadChecksum, "7"};
        QCOMPARE(errorText(wrong, ErrorSubject::RecoveryWords).what,
                 QStringLiteral("The checksum does not match: word 7 may be wrong."));
        QCOMPARE(errorText(wrong, ErrorSubject::Descriptor).what,
                 QStringLiteral("The checksum does not match: expected 7."));
        QCOMPARE(errorText(wrong).what,
                 QStringLiteral("The checksum does not match: there is a typing or copying mistake."));
    }

    void aSubjectWithoutOwnWordsUsesTheCommonOnes()
    {
        const Error full{Errc::DiskFull, {}};
        QCOMPARE(errorText(full, ErrorSubject::Address).sentence(), errorText(full).sentence());
    }
};

QTEST_GUILESS_MAIN(TestErrorText)
#include "tst_errortext.moc"
