; The installer for whoever double-clicks: asks which programs, then hands over to the MSI, which keeps all state.
; Silent: setup.exe /S /PROGRAMS=ProgramReintegration,ProgramGbvActivities
Unicode true
Target amd64-unicode
ManifestDPIAware true
SetCompress off
RequestExecutionLevel admin
Name "KIND Hub ${VERSION}"
OutFile "${OUT}"
Icon "${ICON}"
VIProductVersion "${VERSION}.0"
VIAddVersionKey "ProductName" "KIND Hub"
VIAddVersionKey "CompanyName" "Kids in Need of Defense"
VIAddVersionKey "FileDescription" "KIND Hub"
VIAddVersionKey "FileVersion" "${VERSION}"
VIAddVersionKey "LegalCopyright" "Apache-2.0"
!include LogicLib.nsh
!include FileFunc.nsh
!include Sections.nsh
!include WordFunc.nsh
LoadLanguageFile "${NSISDIR}\Contrib\Language files\Spanish.nlf"
LoadLanguageFile "${NSISDIR}\Contrib\Language files\English.nlf"
Page components
Page instfiles
Var chosen
Var level

Section "KIND Hub"
  SectionIn RO
SectionEnd
!include "${SECTIONS}"

Section "-install"
  StrCpy $chosen "Core"
  !include "${CHOSEN}"
  InitPluginsDir
  File "/oname=$PLUGINSDIR\kindhub.msi" "${MSI}"
  ${If} ${Silent}
    StrCpy $level "/qn"
  ${Else}
    StrCpy $level "/qb!"
  ${EndIf}
  ExecWait '"$SYSDIR\msiexec.exe" /i "$PLUGINSDIR\kindhub.msi" $level /norestart ADDLOCAL=$chosen' $0
  SetErrorLevel $0
  ${If} $0 == 3010
    SetRebootFlag true
  ${ElseIf} $0 != 0
    Abort
  ${EndIf}
SectionEnd

Function .onInit
  ${GetParameters} $R0
  ${GetOptions} $R0 "/PROGRAMS=" $R1
  ${IfNot} ${Errors}
    !include "${WANTED}"
  ${EndIf}
FunctionEnd
