// SPDX-License-Identifier: MIT

#include "core/crypto/random.h"

#include <QTest>

#include <array>
#include <csignal>
#include <cstddef>
#include <linux/filter.h>
#include <linux/seccomp.h>
#include <set>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace lockstep;

/// From here on the kernel has no randomness for this process. False if it cannot be told so.
static bool takeRandomnessAway()
{
    std::array<sock_filter, 4> program{{
        {BPF_LD | BPF_W | BPF_ABS, 0, 0, offsetof(seccomp_data, nr)},
        {BPF_JMP | BPF_JEQ | BPF_K, 0, 1, SYS_getrandom},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ERRNO | EIO},
        {BPF_RET | BPF_K, 0, 0, SECCOMP_RET_ALLOW},
    }};
    const sock_fprog filter{static_cast<unsigned short>(program.size()), program.data()};
    return prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) == 0 && prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &filter) == 0;
}

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
        (void)randomBytes<1>(); // the generator has been used before the fork
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

    void withoutTheKernelTheProgramStops()
    {
        (void)randomBytes<1>();
        constexpr int CannotSay = 77;
        const pid_t child = fork();
        if (child == 0) {
            const rlimit noCoreFile{0, 0};
            setrlimit(RLIMIT_CORE, &noCoreFile);
            std::signal(SIGABRT, SIG_DFL); // Qt Test would explain the crash
            if (!takeRandomnessAway()) _exit(CannotSay);
            (void)randomBytes<16>();
            _exit(0);
        }
        int status = -1;
        QCOMPARE(waitpid(child, &status, 0), child);
        if (WIFEXITED(status) && WEXITSTATUS(status) == CannotSay) QSKIP("no seccomp here");
        QVERIFY(WIFSIGNALED(status));
        QCOMPARE(WTERMSIG(status), SIGABRT);
    }
};

QTEST_APPLESS_MAIN(TestRandom)
#include "tst_random.moc"
