// SPDX-License-Identifier: MIT

#include "core/crypto/random.h"

#include <QTest>

#include <set>
#include <sys/wait.h>
#include <unistd.h>

using namespace lockstep;

class TestRandom final : public QObject
{
    Q_OBJECT

private slots:
    void neverRepeats()
    {
        std::set<std::array<std::byte, 16>> seen;
        for (int i = 0; i < 100'000; ++i) QVERIFY(seen.insert(randomBytes<16>()).second);
    }

    void setsEveryBitSometimes()
    {
        std::byte ones{0};
        std::byte zeros{0};
        const SecureBytes sample = randomSecret(1000);
        for (const std::byte b : sample.span()) {
            ones |= b;
            zeros |= ~b;
        }
        QCOMPARE(ones, std::byte{0xff});
        QCOMPARE(zeros, std::byte{0xff});
    }

    void forkedProcessesDiffer()
    {
        fillRandom({}); // the generator has been used before the fork
        int ends[2];
        QCOMPARE(pipe(ends), 0);
        const pid_t child = fork();
        if (child == 0) {
            const auto mine = randomBytes<16>();
            _exit(write(ends[1], mine.data(), mine.size()) == 16 ? 0 : 1);
        }
        const auto parents = randomBytes<16>();
        std::array<std::byte, 16> childs{};
        QCOMPARE(read(ends[0], childs.data(), childs.size()), ssize_t{16});
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        QCOMPARE(status, 0);
        QVERIFY(parents != childs);
        close(ends[0]);
        close(ends[1]);
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
