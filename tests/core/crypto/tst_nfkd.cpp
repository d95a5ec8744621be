// SPDX-License-Identifier: MIT

#include "core/crypto/nfkd.h"

#include <QTest>

using namespace lockstep;

class TestNfkd final : public QObject
{
    Q_OBJECT

private slots:
    void decomposes_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QByteArray>("expected");

        QTest::newRow("empty") << QByteArray("") << QByteArray("");
        QTest::newRow("ASCII stays, also a zero byte and spaces")
            << QByteArray(" a\0b \n", 6) << QByteArray(" a\0b \n", 6);
        QTest::newRow("composed letter") << QByteArray("\xc3\xa9") << QByteArray("e\xcc\x81");
        QTest::newRow("decomposed letter") << QByteArray("e\xcc\x81") << QByteArray("e\xcc\x81");
        QTest::newRow("ligature fi") << QByteArray("\xef\xac\x81") << QByteArray("fi");
        QTest::newRow("wide space") << QByteArray("\xe3\x80\x80") << QByteArray(" ");
        QTest::newRow("marks are put in order") << QByteArray("a\xcc\x81\xcc\xa3") << QByteArray("a\xcc\xa3\xcc\x81");
        QTest::newRow("Hangul") << QByteArray("\xea\xb0\x80") << QByteArray("\xe1\x84\x80\xe1\x85\xa1");
        QTest::newRow("outside the BMP stays") << QByteArray("\xf0\x9f\x94\x91") << QByteArray("\xf0\x9f\x94\x91");
        // One code point that becomes eighteen: the worst Unicode has.
        QTest::newRow("Arabic ligature U+FDFA")
            << QByteArray("\xef\xb7\xba")
            << QByteArray("\xd8\xb5\xd9\x84\xd9\x89 \xd8\xa7\xd9\x84\xd9\x84\xd9\x87 "
                          "\xd8\xb9\xd9\x84\xd9\x8a\xd9\x87 \xd9\x88\xd8\xb3\xd9\x84\xd9\x85");
    }

    void decomposes()
    {
        QFETCH(QByteArray, text);
        QFETCH(QByteArray, expected);
        const auto normal = nfkd(bytesOf({text.constData(), size_t(text.size())}));
        QVERIFY(normal);
        QCOMPARE(normal->text(), std::string_view(expected.constData(), size_t(expected.size())));
    }

    void refusesWhatIsNotUtf8()
    {
        for (const std::string_view bad : {"\xff", "a\xc3", "\xed\xa0\x80", "\xc0\x80", "\xf5\x80\x80\x80"})
            QCOMPARE(nfkd(bytesOf(bad)).error().code, Errc::Malformed);
    }
};

QTEST_APPLESS_MAIN(TestNfkd)
#include "tst_nfkd.moc"
