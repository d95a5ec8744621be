// SPDX-License-Identifier: MIT

#include "core/api/processguard.h"

#include <QFile>
#include <QtGlobal>

#include <cstddef>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

namespace lockstep {

using namespace Qt::Literals::StringLiterals;

namespace {

#ifdef NDEBUG
constexpr bool IsRelease = true;
#else
constexpr bool IsRelease = false; // A debugger must be able to attach.
#endif

constexpr std::size_t PageSize = 4'096;

bool isBehindPortals() { return QFile::exists(u"/.flatpak-info"_s) || qEnvironmentVariableIsSet("SNAP"); }

} // namespace

void guardProcess()
{
    constexpr rlimit NoCore{0, 0};
    setrlimit(RLIMIT_CORE, &NoCore);
    umask(S_IRWXG | S_IRWXO);
    if (IsRelease && !isBehindPortals()) prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

bool canLockMemory()
{
    alignas(PageSize) static char page[PageSize];
    if (mlock(page, sizeof page) != 0) return false;
    munlock(page, sizeof page);
    return true;
}

bool runsAsRoot() { return geteuid() == 0; }

} // namespace lockstep
